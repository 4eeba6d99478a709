using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

public sealed class CountTallyTests
{
    private const string Down = "rules: [{ name: down, calls: algoreg.create_message, answer: { error: service_unavailable } }]\n";
    private const string Doubled = "rules: [{ name: doubled, calls: algoreg.create_message, effect: twice }]\n";
    private const string Lost = "rules: [{ name: lost, calls: algoreg.create_message, effect: none, delivery: reset }]\n";
    private const string Late = "rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s }, answer: { error: timeout } }]\n";
    private const string FirstWins = "profile: { algoreg: { dedupe: first_wins } }\n";

    [TestCase("exactly: 2", 1, Ruling.Broken)]
    [TestCase("exactly: 2", 2, Ruling.Held)]
    [TestCase("exactly: 2", 3, Ruling.Broken)]
    [TestCase("at_least: 2", 1, Ruling.Broken)]
    [TestCase("at_least: 2", 2, Ruling.Held)]
    [TestCase("at_most: 1", 0, Ruling.Held)]
    [TestCase("at_most: 1", 1, Ruling.Held)]
    [TestCase("at_most: 1", 2, Ruling.Broken)]
    [TestCase("exactly: 0", 0, Ruling.Held)]
    [TestCase("exactly: 0", 1, Ruling.Broken)]
    [TestCase("at_least: 1, at_most: 2", 0, Ruling.Broken)]
    [TestCase("at_least: 1, at_most: 2", 2, Ruling.Held)]
    [TestCase("at_least: 1, at_most: 2", 3, Ruling.Broken)]
    public void Calls_are_counted_to_the_one(string howMany, int calls, Ruling ruling)
    {
        using var emulation = Judging.Expecting($"calls: algoreg.create_message, {howMany}");
        emulation.Token(Judging.Mint);
        for (var i = 0; i < calls; i++)
        {
            emulation.Message(i);
        }

        Assert.That(emulation.Only().Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void Refused_calls_and_those_in_flight_are_calls_and_status_is_what_was_told()
    {
        using var emulation = Emulation.Of(Down + """
            expect:
              - { calls: algoreg.create_message, exactly: 2 }
              - { calls: algoreg.create_message, status: 503, exactly: 1 }
              - { calls: algoreg.create_message, status: [2xx, 401], exactly: 0 }
              - { calls: algoreg.create_message, status: 4xx, when: { body.to: bob@example.com }, exactly: 0 }

            """);
        emulation.Message(1);
        emulation.Message("{");
        Assert.That(emulation.Verdict().Expectations.Select(judged => judged.Ruling), Is.EqualTo(new[] { Ruling.Held, Ruling.Broken, Ruling.Held, Ruling.Held }));
    }

    [TestCase("\"*\"", Ruling.Broken)]
    [TestCase("[algoreg.*, signalwire.*]", Ruling.Held)]
    public void No_call_at_all_means_none_to_nobodys_path_either(string calls, Ruling ruling)
    {
        using var emulation = Judging.Expecting($"calls: {calls}, exactly: 0");
        emulation.Get("/nowhere");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void A_stranger_has_no_names_in_its_path()
    {
        using var emulation = Judging.Expecting("calls: \"*\", when: { path.id: t-1 }, exactly: 1", "data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Get("/api/v1/nowhere/t-1");
        emulation.Get("/api/v1/thread/t-1");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void By_a_place_each_value_that_came_has_to_fit_and_a_call_without_one_does_not_count()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, exactly: 2, per: body.ext_msg_id");
        emulation.Message("""{"to":"ada@example.com"}""");
        emulation.Message(1);
        emulation.Message(2);
        emulation.Message(1);
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why), Is.EqualTo((Ruling.Broken, "1 came for \"m-2\".")));
        Assert.That(judged.Calls, Is.EqualTo(new[] { 3L }));
        emulation.Message(2);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void The_same_number_written_otherwise_is_the_same_value()
    {
        using var emulation = Judging.Expecting("calls: signalwire.create_token, at_most: 1, per: body.ttl");
        emulation.Token(Judging.Mint);
        emulation.Token(Judging.Mint.Replace("60", "60.0", StringComparison.Ordinal));
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, "2 came for 60.0.")));
    }

    [TestCase("", 1, 1, Ruling.Held)]
    [TestCase("", 2, 1, Ruling.Held)]
    [TestCase("", 2, 2, Ruling.Broken)]
    [TestCase(Doubled, 1, 2, Ruling.Held)]
    [TestCase(Doubled, 1, 1, Ruling.Broken)]
    [TestCase(Lost, 1, 0, Ruling.Held)]
    [TestCase(Lost, 1, 1, Ruling.Broken)]
    [TestCase(Down, 1, 0, Ruling.Held)]
    public void What_was_applied_is_counted_by_the_ledger(string rules, int calls, int expected, Ruling ruling)
    {
        using var emulation = Judging.Expecting($"applied: algoreg.create_message, exactly: {expected}", FirstWins + rules);
        for (var i = 0; i < calls; i++)
        {
            emulation.Message(1);
        }

        Assert.That(emulation.Only().Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void A_value_of_which_nothing_was_made_counts_as_none()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 1, per: body.ext_msg_id", Lost.Replace("effect", "times: 1, effect", StringComparison.Ordinal));
        emulation.Message(1);
        emulation.Message(2);
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why), Is.EqualTo((Ruling.Broken, "None was applied for \"m-1\".")));
        Assert.That(judged.Shown.Single(), Does.StartWith("#1 POST /api/v1/message"));
        emulation.Message(1);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void What_is_late_counts_once_it_is_made_and_until_then_it_is_said_to_come()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 1", Late);
        emulation.Message(1);
        var before = emulation.Only();
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        var after = emulation.Only();
        Assert.That((before.Ruling, before.Why), Is.EqualTo((Ruling.Broken, "None was applied.\n1 more is still to come, with which it would hold.")));
        Assert.That((after.Ruling, after.Why, after.Shown.Count), Is.EqualTo((Ruling.Held, "", 0)));
    }

    [Test]
    public void Calls_are_shown_in_the_order_in_which_they_came_whatever_was_made_first()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 1", Late.Replace("create_message,", "create_message, times: 1,"));
        emulation.Message(1);
        emulation.Message(2);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That(emulation.Only().Calls, Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public void What_would_be_broken_by_what_is_to_come_is_not_known_yet()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id", Late);
        emulation.Message(1);
        emulation.Message(1);
        var before = emulation.Only();
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        var after = emulation.Only();
        Assert.That((before.Ruling, before.Why), Is.EqualTo((Ruling.Inconclusive, "For \"m-1\": 2 more are still to come, which would break it.")));
        Assert.That((after.Ruling, after.Why), Is.EqualTo((Ruling.Broken, "2 were applied for \"m-1\".")));
        Assert.That(after.Calls, Is.EqualTo(new[] { 1L, 2L }));
    }

    [TestCase(new[] { 0 }, Ruling.Inconclusive, "1 call had nothing at body.ext_msg_id, and was not counted.")]
    [TestCase(new[] { 0, 0 }, Ruling.Inconclusive, "2 calls had nothing at body.ext_msg_id, and were not counted.")]
    [TestCase(new[] { 0, 1 }, Ruling.Held, "1 call had nothing at body.ext_msg_id, and was not counted.")]
    [TestCase(new int[0], Ruling.Held, "")]
    public void Calls_without_the_value_are_told_and_where_no_call_has_it_nothing_is_known(int[] calls, Ruling ruling, string why)
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id");
        foreach (var call in calls)
        {
            emulation.Message(call == 0 ? """{"to":"ada@example.com","content":"Hello"}""" : $$"""{"to":"ada@example.com","content":"Hello","ext_msg_id":"m-{{call}}"}""");
        }

        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why), Is.EqualTo((ruling, why)));
    }

    [Test]
    public void What_is_late_and_then_swallowed_is_not_counted_and_nothing_more_is_to_come()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 2", FirstWins + Late);
        emulation.Message(1);
        emulation.Message(1);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, "1 was applied.")));
    }

    [Test]
    public void Refused_is_what_the_vendor_refuses_whatever_a_rule_told()
    {
        using var emulation = Emulation.Of("""
            rules:
              - { name: down, calls: algoreg.create_message, times: 1, answer: { error: service_unavailable } }
              - { name: smile, calls: algoreg.create_message, at: refused, times: 1, answer: { status: 200 } }
            expect:
              - { refused: "*", exactly: 2 }
              - { refused: algoreg.create_message, exactly: 2 }
              - { refused: signalwire.*, exactly: 0 }

            """, ignoreWarnings: true);
        Assert.That(emulation.Message(1).Status, Is.EqualTo(503));
        Assert.That(emulation.Message("{").Status, Is.EqualTo(200));
        Assert.That(emulation.Message("{").Status, Is.EqualTo(400));
        emulation.Get("/nowhere");
        Assert.That(emulation.Verdict().Expectations.Select(judged => judged.Ruling), Is.All.EqualTo(Ruling.Held));
    }

    [Test]
    public void A_refusal_at_the_edge_of_what_the_vendor_would_refuse_counts()
    {
        using var emulation = Judging.Expecting("refused: algoreg.create_message, exactly: 1", "rules: [{ name: gone, at: edge, calls: algoreg.create_message, answer: { error: service_unavailable } }]\n");
        emulation.Message(1);
        Assert.That(emulation.Only().Why, Is.EqualTo("None was refused."));
        emulation.Message("{");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void Of_many_calls_the_first_and_the_last_are_shown()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, at_most: 3");
        for (var i = 0; i < 20; i++)
        {
            emulation.Message(i);
        }

        Assert.That(emulation.Only().Calls, Is.EqualTo(new[] { 1L, 2L, 19L, 20L }));
        Assert.That(emulation.Only().Why, Is.EqualTo("20 came."));
    }

    [Test]
    public void Of_many_values_the_first_are_told_and_the_others_counted()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, at_least: 2, per: body.ext_msg_id");
        for (var i = 1; i <= 7; i++)
        {
            emulation.Message(i);
        }

        var judged = emulation.Only();
        Assert.That(judged.Why, Does.StartWith("1 came for \"m-1\".\n1 came for \"m-2\".").And.EndWith("for \"m-5\".\n… and so of 2 more values."));
        Assert.That(judged.Calls, Is.EqualTo(new[] { 1L, 2L, 3L, 4L, 5L }));
    }

    [Test]
    public void A_call_that_the_journal_has_dropped_is_counted_and_named_by_its_number()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id", limits: new JournalLimits(MostCalls: 1));
        emulation.Message(1);
        emulation.Message(2);
        emulation.Message(1);
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Shown[0]), Is.EqualTo((Ruling.Broken, "#1 (no longer in the journal)")));
        Assert.That(judged.Shown[1], Does.StartWith("#3 POST /api/v1/message 204 applied"));
    }
}
