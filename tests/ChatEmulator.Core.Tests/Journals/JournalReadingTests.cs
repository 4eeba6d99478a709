using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
internal sealed class JournalReadingTests
{
    private static Journal Thousand()
    {
        var journal = new Journal(new JournalLimits());
        for (var i = 1; i <= 1_000; i++)
        {
            journal.Open(Entries.Of(i, [], []));
        }

        return journal;
    }

    [Test]
    public void The_newest_calls_are_told_oldest_first() =>
        Assert.That(Thousand().Latest(CallFilter.All, 3).Select(call => call.Number), Is.EqualTo(Enumerable.Range(998, 3)));

    [Test]
    public void Asking_again_from_the_last_number_misses_no_call()
    {
        var journal = Thousand();
        var seen = new List<long>();
        for (var page = journal.After(0, CallFilter.All, 37); page.Count > 0; page = journal.After(seen[^1], CallFilter.All, 37))
        {
            seen.AddRange(page.Select(call => call.Number));
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 1_000)));
    }

    private static readonly CallFilter[] Filters =
    [
        new() { Operation = "signalwire.create_token" },
        new() { Operation = "algoreg.*" },
        new() { Operation = "*.create_message" },
        new() { Operation = "*", Statuses = StatusSet.Of(201) },
        new() { Effect = Effect.Pending },
        new() { Rule = "every fourth", Statuses = StatusSet.Of(200) },
        new() { Account = "demo", Delivery = "delay" },
        new() { Delivery = "delay 3s", Connection = "c8" },
        new() { Connection = "c7", InFlight = true },
        new() { InFlight = false },
        new() { Ended = EndingKind.Delivered },
        new() { Unbent = true },
        new() { From = Entries.Start.AddSeconds(100), Until = Entries.Start.AddSeconds(200) },
        new() { Limit = "bürst", Operation = "algoreg.*" },
        new() { Rule = "every fourth", Limit = "bürst" },
        new() { Rule = "*" },
        new() { Operation = "signalwire" },
    ];

    [TestCaseSource(nameof(Filters))]
    public void A_filter_gives_what_sorting_out_by_hand_gives(CallFilter filter)
    {
        var journal = Thousand();
        var byHand = journal.Calls().Where(call =>
            (filter.Operation is null || OperationPattern.Covers(filter.Operation, call.Operation))
            && (filter.Statuses is null || filter.Statuses.Has(call.Status))
            && (filter.Account is null || call.Account == filter.Account)
            && (filter.Delivery is null || call.Delivery == "delay 3s")
            && (filter.Connection is null || call.Connection == filter.Connection)
            && (filter.InFlight is null || filter.InFlight == call.Ending is null)
            && (filter.Ended is null || call.Ending?.How == filter.Ended)
            && (!filter.Unbent || (call.Rule is null && call.Limit is null))
            && (filter.From is null || (call.At >= filter.From && call.At < filter.Until))
            && (filter.Effect is null || call.Effect == filter.Effect)
            && (filter.Rule is null || call.Rule == filter.Rule)
            && (filter.Limit is null || call.Limit == filter.Limit)).Select(call => call.Number).ToList();
        Assert.That(journal.After(0, filter, 2_000).Select(call => call.Number), Is.EqualTo(byHand));
        Assert.That(journal.After(500, filter, 5).Select(call => call.Number), Is.EqualTo(byHand.Where(number => number > 500).Take(5)));
        Assert.That(journal.Latest(filter, 5).Select(call => call.Number), Is.EqualTo(byHand.TakeLast(5)));
    }

    [Test]
    public void A_star_covers_calls_to_nobodys_path_too() =>
        Assert.That((OperationPattern.Covers("*", ""), OperationPattern.Covers("algoreg.*", ""), OperationPattern.Covers("algoreg.*", "algoregx.y")),
            Is.EqualTo((true, false, false)));

    // Small segments and few calls, so that what is read is dropped meanwhile again and again.
    [Test]
    public void Readers_and_writers_and_clearing_do_not_disturb_each_other()
    {
        var journal = new Journal(new JournalLimits(200, 150_000));
        var wrong = 0;
        Parallel.Invoke(
            () => Write(journal, 10_000, clears: false),
            () => Write(journal, 20_000, clears: true),
            () => Write(journal, 30_000, clears: false),
            () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    wrong += IsWhole(journal.Calls()) && IsWhole(journal.Latest(CallFilter.All, 150)) ? 0 : 1;
                }
            });
        Assert.That(wrong, Is.Zero);
    }

    private static void Write(Journal journal, int first, bool clears)
    {
        for (var seed = first; seed < first + 1_500; seed++)
        {
            journal.Close(journal.Open(Entries.Of(seed, new byte[seed % 3_000], [])), Entries.Ending(seed));
            if (clears && seed % 100 == 0)
            {
                journal.Clear();
            }
        }
    }

    // Only the writer of a call closes it, so an ending always carries the mark of its own connection.
    private static bool IsWhole(IReadOnlyList<Call> calls) => calls.Count <= 200
        && calls.Zip(calls.Skip(1), (one, next) => next.Number == one.Number + 1).All(follows => follows)
        && calls.All(call => call.Ending is null || call.Connection == $"c{call.Ending.Value.Bytes}");
}
