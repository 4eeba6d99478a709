using System.Globalization;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>Rules that draw, and rules that count by a value: <c>probability</c>, <c>per</c>.</summary>
public sealed class DrawTests
{
    private const string Down = "answer: { error: service_unavailable }";
    private const string Slow = "delivery: { delay: 1s }";

    [TestCase("0.3", 260, 340)]
    [TestCase("30%", 260, 340)]
    [TestCase("2.5 %", 10, 45)]
    [TestCase("1", 1_000, 1_000)]
    [TestCase("100%", 1_000, 1_000)]
    public void A_rule_fires_on_about_the_part_of_the_calls_that_it_says(string probability, int least, int most)
    {
        var table = new Table(Fake.Rules($"calls: post.*, probability: {probability}, {Down}"));
        Assert.That(Enumerable.Range(0, 1_000).Count(i => table.Call(i) is not null), Is.InRange(least, most));
    }

    [Test]
    public void A_rule_that_loses_its_draw_is_passed_over_and_the_scan_goes_on()
    {
        var table = new Table(Fake.Rules($"calls: post.*, probability: 0.5, {Down}", $"calls: post.*, {Slow}"));
        Assert.That(Enumerable.Range(0, 100).Select(table.Call).Distinct(), Is.EquivalentTo(new[] { "r1", "r2" }));
    }

    [Test]
    public void After_counts_calls_whoever_decides_them_and_times_counts_firings()
    {
        var table = new Table(Fake.Rules($"calls: post.*, after: 10, times: 5, probability: 0.5, {Down}"));
        var told = Enumerable.Range(0, 100).Select(table.Call).ToList();
        Assert.That((told.Take(10).Count(rule => rule is not null), told.Count(rule => rule is not null)), Is.EqualTo((0, 5)));
        Assert.That(told.FindLastIndex(rule => rule is not null), Is.LessThan(40));
    }

    [Test]
    public void Identical_calls_draw_each_for_themselves()
    {
        var table = new Table(Fake.Rules($"calls: post.*, probability: 0.5, {Down}"));
        Assert.That(Enumerable.Range(0, 100).Count(_ => table.Call(1) is not null), Is.InRange(30, 70));
    }

    [Test]
    public void A_rule_above_and_one_of_another_name_do_not_shift_what_a_rule_draws()
    {
        var alone = new Table(Fake.Load($"scenario: a\nrules: [{{ name: storm, calls: post.*, probability: 0.5, {Slow} }}]"));
        var second = new Table(Fake.Load($"scenario: a\nrules: [{{ name: other, calls: bank.*, probability: 0.5, {Down} }}, {{ name: storm, calls: post.*, probability: 0.5, {Slow} }}]"));
        var named = new Table(Fake.Load($"scenario: a\nrules: [{{ name: gale, calls: post.*, probability: 0.5, {Slow} }}]"));
        var told = Enumerable.Range(0, 100).Select(i => (alone.Call(i), second.Call(i), named.Call(i) is null ? null : "storm")).ToList();
        Assert.That(told.TrueForAll(each => each.Item1 == each.Item2), Is.True);
        Assert.That(told.Exists(each => each.Item1 != each.Item3), Is.True);
    }

    [Test]
    public void Counts_are_kept_for_each_value_and_a_call_without_one_does_not_meet_the_rule()
    {
        var scenario = Fake.Rules($"calls: post.*, per: body.to, after: 1, times: 1, {Down}");
        var counters = new Counters();
        string Play(string body) => scenario.Decide(Fake.Call(body), counters).Rule ?? "-";
        string[] told = [.. new[] { "ada", "bob", "ada", "ada", "bob", "cleo" }.Select(to => Play($$"""{"to":"{{to}}"}"""))];
        Assert.That(told, Is.EqualTo(new[] { "-", "-", "r1", "-", "r1", "-" }));
        Assert.That(Enumerable.Range(0, 5).Select(_ => Play("{}")), Is.All.EqualTo("-"));
    }

    [TestCase("60", "60.0", true)]
    [TestCase("60", "\"60\"", false)]
    [TestCase("1234567890123456788", "1234567890123456789", false)]
    [TestCase("null", "null", true)]
    [TestCase("{\"a\":1,\"b\":2}", "{ \"b\": 2, \"a\": 1 }", true)]
    [TestCase("\"\\u0061\"", "\"a\"", true)]
    [TestCase("\"A\"", "\"a\"", false)]
    public void Values_of_a_body_are_one_when_they_are_equal_as_json(string one, string other, bool same)
    {
        var scenario = Fake.Rules($"calls: post.*, per: body.to, times: 1, {Down}");
        var counters = new Counters();
        _ = scenario.Decide(Fake.Call($$"""{"to":{{one}}}"""), counters);
        Assert.That(scenario.Decide(Fake.Call($$"""{"to":{{other}}}"""), counters).Rule is null, Is.EqualTo(same));
    }

    [Test]
    public void A_header_a_query_field_and_the_account_are_places_too()
    {
        var scenario = Fake.Rules(
            $"calls: post.*, per: header.X-Session, times: 1, {Slow}", $"calls: post.*, per: query.q, times: 1, {Slow}", $"calls: post.*, per: account, times: 1, {Slow}");
        var counters = new Counters();
        string Play(string account, string query, string? session) => scenario.Decide(
            Fake.Call(account: account, query: query, headers: session is null ? [] : [new Header("x-session", session)]), counters).Rule ?? "-";
        string[] told = [Play("a", "", "1"), Play("a", "?q=1", "1"), Play("a", "?q=1", "1"), Play("a", "?q=1", "1"), Play("b", "", null), Play("b", "", "2")];
        Assert.That(told, Is.EqualTo(new[] { "r1", "r2", "r3", "-", "r3", "r1" }));
    }

    [Test]
    public void What_stands_in_a_rules_place_draws_instead_of_the_account_and_other_values_do_not_shift_it()
    {
        var scenario = Fake.Rules($"calls: post.*, per: header.X-Session, probability: 0.5, {Down}");
        static IReadOnlyList<string?> Of(Table table, IEnumerable<(string Session, string Account)> calls, string session) =>
            [.. calls.Select(call => (call.Session, Rule: table.Call(1, call.Account, new Header("X-Session", call.Session)))).Where(each => each.Session == session).Select(each => each.Rule)];
        var alone = Of(new Table(scenario), Enumerable.Repeat(("1", "a"), 50), "1");
        var among = Of(new Table(scenario), Enumerable.Range(0, 150).Select(i => (i % 3 == 0 ? "1" : $"other {i}", i % 2 == 0 ? "a" : "b")), "1");
        Assert.That(among, Is.EqualTo(alone));
        Assert.That(alone.Distinct().Count(), Is.EqualTo(2));
        Assert.That(Of(new Table(scenario), Enumerable.Repeat(("2", "a"), 50), "2"), Is.Not.EqualTo(alone));
    }

    [Test]
    public void A_rule_that_takes_calls_above_does_not_shift_what_the_values_below_draw()
    {
        const string Below = $"calls: post.*, per: header.X-Session, probability: 0.5, {Down}";
        var (alone, under) = (new Table(Fake.Rules($"calls: bank.*, {Slow}", Below)), new Table(Fake.Rules($"calls: post.*, times: 10, {Slow}", Below)));
        var told = Enumerable.Range(0, 40).Select(_ => (alone.Call(1, "a", new Header("X-Session", "1")), under.Call(1, "a", new Header("X-Session", "1")))).ToList();
        Assert.That(told.Skip(10).All(each => each.Item1 == each.Item2), Is.True);
    }

    [Test]
    public void A_rule_that_counts_by_an_id_of_the_clients_draws_without_it_when_it_is_volatile()
    {
        var scenario = Fake.Load($"scenario: a\nvolatile: [body.id]\nrules: [{{ name: r1, calls: post.*, per: body.id, probability: 0.5, {Down} }}]");
        var (one, other) = (new Table(scenario), new Table(scenario));
        string[] Told(Table table, string run) => [.. Enumerable.Range(0, 50).Select(i => table.Of($$"""{"id":"{{run}}{{i}}","to":{{i % 5}}}""", print: (ulong)(i % 5)) ?? "-")];
        Assert.That(Told(one, "a"), Is.EqualTo(Told(other, "b")));
    }

    [Test]
    public void Past_the_limit_the_value_that_came_first_is_forgotten_and_that_is_told()
    {
        var counts = new KeyedCounts(most: 2);
        var rule = Fake.Rules($"calls: post.*, per: body.to, times: 1, {Down}").Rules[0];
        foreach (var value in new ulong[] { 1, 2, 1, 3 })
        {
            counts.Of(rule, value).Fired++;
        }

        Assert.That((counts.Keys, counts.Forgotten), Is.EqualTo((2, 1L)));
        Assert.That((counts.Of(rule, 2).Fired, counts.Of(rule, 1).Fired, counts.Forgotten), Is.EqualTo((1L, 0L, 2L)));
    }

    [Test]
    public void Past_the_limit_of_the_ordinals_a_call_draws_by_its_number_and_is_not_replayable()
    {
        var ordinals = new Ordinals(most: 1);
        var dice = new Dice(0, "a");
        Assert.That(new Chance(dice, ordinals, 1, 0, 1).IsReplayable, Is.True);
        Assert.That(new Chance(dice, ordinals, 2, 0, 2).IsReplayable, Is.False);
        var known = new Chance(dice, ordinals, 1, 0, 3);
        var purpose = new Purpose("rule");
        Assert.That((known.KeyPer(7, purpose) != 0, known.IsReplayable), Is.EqualTo((true, true)), "what rules draw by takes no room from the calls");
        Assert.That((known.KeyPer(8, purpose) != 0, known.IsReplayable), Is.EqualTo((true, false)));
    }

    /// <summary>A scenario at play, with the chance of a world.</summary>
    private sealed class Table(Scenario scenario)
    {
        private readonly Counters _counters = new();
        private readonly Dice _dice = new(1, "test");
        private readonly Ordinals _ordinals = new();
        private long _calls;

        public string? Call(int to) => Of(string.Create(CultureInfo.InvariantCulture, $$"""{"to":{{to}}}"""), (ulong)to);

        public string? Call(int to, string account, params Header[] headers) =>
            Of(string.Create(CultureInfo.InvariantCulture, $$"""{"to":{{to}}}"""), (ulong)to, account, headers);

        public string? Of(string body, ulong print, string account = "demo", params Header[] headers)
        {
            var chance = new Chance(_dice, _ordinals, print, Mix.Text(account), ++_calls);
            return scenario.Decide(Fake.Call(body, account: account, headers: headers) with { Chance = chance }, _counters).Rule;
        }
    }
}
