using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class JournalTests
{
    [Test]
    public void A_call_comes_back_as_it_was_told()
    {
        var journal = new Journal(new JournalLimits());
        var entries = Enumerable.Range(0, 60).Select(seed => Entries.Of(seed, [1, 2, (byte)seed], [(byte)seed])).ToList();
        entries.ForEach(entry => journal.Open(entry));
        var calls = journal.Calls();
        Assert.That(calls, Has.Count.EqualTo(60));
        for (var i = 0; i < 60; i++)
        {
            Same.Check(calls[i], i + 1, entries[i]);
        }
    }

    [Test]
    public void A_call_is_in_flight_until_it_is_closed_and_its_first_ending_stays()
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(Entries.Small());
        Assert.That(journal.Calls()[0].Ending, Is.Null);
        journal.Close(ticket, Entries.Ending(5));
        journal.Close(ticket, new Ending(EndingKind.Abandoned, 0, Entries.Start, 0));
        Assert.That(journal.Calls()[0].Ending, Is.EqualTo(Entries.Ending(5)));
    }

    [Test]
    public void A_pending_effect_becomes_a_fact()
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(Entries.Small() with { Effect = Effect.Pending });
        journal.Settle(ticket, Effect.Applied);
        Assert.That(journal.Calls()[0].Effect, Is.EqualTo(Effect.Applied));
    }

    [Test]
    public void A_ticket_of_before_does_not_touch_the_new_call_with_its_number()
    {
        var journal = new Journal(new JournalLimits());
        var old = journal.Open(Entries.Small());
        journal.Clear();
        Assert.That((journal.Total, journal.Dropped, journal.Next), Is.EqualTo((0L, 0L, 1L)));
        var young = journal.Open(Entries.Small() with { Effect = Effect.None });
        journal.Close(old, Entries.Ending());
        journal.Settle(old, Effect.Twice);
        Assert.That(young.Number, Is.EqualTo(old.Number));
        Assert.That((journal.Calls()[0].Ending, journal.Calls()[0].Effect), Is.EqualTo(((Ending?)null, Effect.None)));
    }

    [Test]
    public void What_is_forgotten_on_purpose_is_not_missed_and_numbers_go_on()
    {
        var journal = new Journal(new JournalLimits(MostCalls: 5));
        Enumerable.Range(0, 6).ToList().ForEach(_ => journal.Open(Entries.Small()));
        var open = journal.Open(Entries.Small());
        Assert.That((journal.Dropped, journal.Forgotten), Is.EqualTo((2L, 0L)));
        journal.Forget();
        journal.Close(open, Entries.Ending());
        journal.Settle(open, Effect.Applied);
        Assert.That((journal.Calls().Count, journal.Total, journal.Dropped, journal.Forgotten), Is.EqualTo((0, 7L, 0L, 7L)));
        Enumerable.Range(0, 6).ToList().ForEach(_ => journal.Open(Entries.Small()));
        Assert.That((journal.Calls()[0].Number, journal.Dropped, journal.Forgotten), Is.EqualTo((9L, 1L, 7L)));
        journal.Clear();
        Assert.That((journal.Total, journal.Dropped, journal.Forgotten), Is.EqualTo((0L, 0L, 0L)));
        new Journal(new JournalLimits()).Forget();
    }

    [Test]
    public void A_ticket_of_a_dropped_call_and_one_of_nowhere_are_harmless()
    {
        var journal = new Journal(new JournalLimits(MostCalls: 1));
        var first = journal.Open(Entries.Small());
        var second = journal.Open(Entries.Small());
        journal.Close(first, Entries.Ending());
        journal.Close(default, Entries.Ending());
        journal.Close(second with { Number = second.Number + 1 }, Entries.Ending());
        journal.Close(second with { Place = second.Place + 8 }, Entries.Ending());
        journal.Close(second with { Place = long.MaxValue }, Entries.Ending());
        journal.Close(second with { Place = -1 }, Entries.Ending());
        Assert.That(journal.Calls().Single().Ending, Is.Null);
    }

    [Test]
    public void A_full_journal_drops_the_oldest_bodies_before_it_drops_a_call()
    {
        var journal = new Journal(new JournalLimits(MostBytes: 400_000));
        for (var i = 0; i < 300; i++)
        {
            journal.Open(Entries.Of(i, new byte[3_000], []));
        }

        var calls = journal.Calls();
        Assert.That((journal.Dropped, calls.Count), Is.EqualTo((0L, 300)));
        Assert.That(calls[0].Body, Is.EqualTo(new Kept(default, 3_000, "dropped")));
        Assert.That((calls[^1].Body.Cut, calls[^1].Body.Bytes.Length), Is.EqualTo(((string?)null, 3_000)));
        Assert.That(journal.DroppedBodies, Is.EqualTo(calls.Count(call => call.Body.Cut == "dropped")).And.GreaterThan(100));
    }

    [Test]
    public void A_journal_full_of_records_still_shows_the_newest_bodies()
    {
        var journal = new Journal(new JournalLimits(MostBytes: 100_000));
        for (var i = 0; i < 2_000; i++)
        {
            journal.Open(Entries.Of(i, new byte[100], []));
        }

        var calls = journal.Calls();
        Assert.That(journal.Dropped, Is.EqualTo(2_000 - calls.Count).And.GreaterThan(1_000));
        Assert.That(calls.TakeLast(50).Select(call => call.Body.Cut), Is.All.Null);
        Assert.That(journal.Bytes, Is.LessThanOrEqualTo(100_000));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void A_journal_of_few_calls_keeps_exactly_the_newest(int most)
    {
        var journal = new Journal(new JournalLimits(MostCalls: most));
        for (var i = 0; i < 500; i++)
        {
            journal.Open(Entries.Of(i, [1], []));
        }

        Assert.That(journal.Calls().Select(call => call.Number), Is.EqualTo(Enumerable.Range(501 - most, most)));
        Assert.That((journal.Total, journal.Dropped), Is.EqualTo((500L, 500L - most)));
    }

    [TestCase(0, 64_000)]
    [TestCase(-1, 64_000)]
    [TestCase(10, -1)]
    [TestCase(10, 0)]
    [TestCase(10, 1)]
    public void A_journal_that_may_keep_nothing_still_counts(int mostCalls, long mostBytes)
    {
        var journal = new Journal(new JournalLimits(mostCalls, mostBytes));
        journal.Open(Entries.Small());
        journal.Close(journal.Open(Entries.Small()), Entries.Ending());
        Assert.That(journal.Calls(), Is.Empty);
        Assert.That((journal.Total, journal.Dropped, journal.Next, journal.Bytes), Is.EqualTo((2L, 2L, 3L, 0L)));
    }

    [Test]
    public void A_record_larger_than_a_segment_is_kept()
    {
        var journal = new Journal(new JournalLimits());
        var path = "/" + new string('p', 200_000);
        journal.Open(Entries.Small());
        journal.Open(Entries.Small() with { Exchange = new Exchange("GET", path, "", [], default) });
        journal.Open(Entries.Small());
        Assert.That(journal.Calls(), Has.Count.EqualTo(3));
        Assert.That(journal.Calls()[1].Path, Is.EqualTo(path));
    }

    [Test]
    public void A_new_journal_is_small()
    {
        var journal = new Journal(new JournalLimits());
        Assert.That(journal.Bytes, Is.Zero);
        journal.Open(Entries.Small());
        Assert.That(journal.Bytes, Is.EqualTo(2_048));
    }

    [TestCase(1_000, 64_000_000)]
    [TestCase(int.MaxValue, 2_000_000)]
    public void A_full_journal_allocates_nothing(int mostCalls, long mostBytes)
    {
        var journal = new Journal(new JournalLimits(mostCalls, mostBytes));
        var entry = Entries.Of(1, new byte[200], new byte[400]);
        Play(journal, entry, 20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(journal, entry, 20_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Play(Journal journal, in Entry entry, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            var ticket = journal.Open(entry);
            journal.Settle(ticket, Effect.Applied);
            journal.Close(ticket, Entries.Ending());
        }
    }
}
