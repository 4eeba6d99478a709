using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class QuestionTests
{
    [TestCase(30)]
    [TestCase(95)]
    public void Calls_that_go_while_they_are_read_leave_no_gap(int dropped)
    {
        var storage = Hundred();
        var found = new List<Call>();
        var question = new Question(CallFilter.All, 0, 1_000, Backwards: false);
        var (first, end) = (storage.Records.First, storage.Records.End);
        question.Ask(storage, first, 100, found);
        Assert.That((found[0].Number, end - first > 2), Is.EqualTo((1L, true)));
        storage.DropBefore(dropped);
        for (var ordinal = first + 1; ordinal < end; ordinal++)
        {
            question.Ask(storage, ordinal, 100, found);
        }

        Assert.That(found.Select(call => call.Number), Is.EqualTo(Enumerable.Range(dropped, 101 - dropped)));
    }

    // Segments of 8 kB at most, so that a hundred records fill several.
    private static Storage Hundred()
    {
        var storage = new Storage(65_536);
        for (var number = 1; number <= 100; number++)
        {
            var entry = Entries.Small();
            Assert.That(storage.Reserve(storage.Records, Record.Bound(entry) + Sign.Size, out var room), Is.True);
            var newest = storage.Records.Newest!;
            newest.Keep(Record.Write(room, entry, number, default, default), number, Sign.Of(newest.Used, entry));
        }

        return storage;
    }
}
