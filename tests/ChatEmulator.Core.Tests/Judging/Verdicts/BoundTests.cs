using ChatEmulator.Core.Tests.Scenarios;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

/// <summary>More values than one expectation counts.</summary>
public sealed class BoundTests
{
    [TestCase("calls: post.send_letter, at_most: 1", Ruling.Inconclusive)]
    [TestCase("calls: post.send_letter, at_least: 1", Ruling.Held)]
    [TestCase("applied: post.send_letter, at_least: 1", Ruling.Inconclusive)]
    public void Past_the_bound_it_cannot_be_known_where_it_matters(string expectation, Ruling ruling)
    {
        var (expected, tally) = Of(expectation);
        Send(tally, 1, "a", "b", "c", "b");
        Assert.That(tally.Rule().Ruling, Is.EqualTo(expectation.Contains("at_most", StringComparison.Ordinal) ? Ruling.Broken : ruling), $"{expected.Written}");
        (_, tally) = Of(expectation);
        Send(tally, 1, "a", "b", "c");
        Assert.That(tally.Rule().Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void At_the_bound_all_is_known_and_what_is_known_goes_on_past_it()
    {
        var (_, tally) = Of("calls: post.send_letter, at_most: 1");
        Send(tally, 1, "a", "b");
        Assert.That(tally.Rule(), Is.EqualTo((Ruling.Held, "", Array.Empty<long>())));
        Send(tally, 3, "c", "a");
        var (ruling, why, calls) = tally.Rule();
        Assert.That((ruling, why), Is.EqualTo((Ruling.Broken, "2 came for \"a\".\nMore than 2 values came, and only so many are counted.")));
        Assert.That(calls, Is.EqualTo(new[] { 1L, 4L }));
    }

    [TestCase("applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id", 100)]
    [TestCase("retries: never_early", 300)]
    public void What_is_counted_for_each_value_counts_in_the_memory_of_its_world(string expectation, int each)
    {
        using var without = Emulation.Of(limits: new JournalLimits(0));
        using var with = Judging.Expecting(expectation, limits: new JournalLimits(0));
        for (var i = 0; i < 130; i++)
        {
            without.Message(i);
            with.Message(i);
        }

        Assert.That(with.World.Bytes - without.World.Bytes, Is.InRange(127 * each, 170 * each));
    }

    [Test]
    public void Late_effects_of_a_value_that_is_not_counted_are_not_remembered()
    {
        var (_, tally) = Of("applied: post.send_letter, at_most: 1");
        Send(tally, 1, "a", "b");
        Decide(tally, 3, "c", Effect.Pending);
        tally.Made(3, Effect.Applied);
        Assert.That(tally.Rule().Ruling, Is.EqualTo(Ruling.Inconclusive));
    }

    private static (Expected Expected, CountTally Tally) Of(string expectation)
    {
        var expected = (ExpectedCount)Fake.Load($"scenario: test\nexpect: [{{ {expectation}, per: body.to }}]\n").Expectations.Single();
        return (expected, new CountTally(expected, most: 2));
    }

    private static void Send(CountTally tally, long first, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Decide(tally, first + i, values[i], Effect.Applied);
        }
    }

    private static void Decide(CountTally tally, long number, string value, Effect effect)
    {
        var situation = Fake.Call($$"""{"to":"{{value}}"}""");
        var glance = new Glance(situation);
        tally.Decided(new DecidedCall(new Ticket(number, 0), default, situation, 0, new Reply(200, "application/json", default), effect, null), ref glance);
    }
}
