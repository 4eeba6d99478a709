using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Core.Tests.Scenarios.Limits;

/// <summary>Which calls limits count, which of them decides, and what it tells.</summary>
public sealed class LimitTests
{
    private const string Ada = """{"to":"ada"}""";
    private const string Bob = """{"to":"bob"}""";

    [Test]
    public void A_call_that_is_one_too_many_takes_no_effect_and_is_refused_at_the_edge()
    {
        var plan = Decide(Limits("calls: post.*, allow: 1, within: 1s"), 0, 0)[1];
        Assert.That((plan.Limit, plan.Rule, plan.Stage, plan.Wish.Kind, plan.Answer), Is.EqualTo(("l1", (string?)null, Stage.Edge, WishKind.None, new ErrorAnswer("rate_limited"))));
    }

    [Test]
    public void Each_limit_counts_each_call_that_it_covers_and_the_first_that_refuses_decides() => Assert.That(
        Told(Limits("calls: post.*, allow: 3, within: 1s", "calls: post.send_letter, allow: 2, within: 10s", "calls: bank.*, allow: 1, within: 1s"), 0, 0, 0, 0, 1, 9, 10, 10, 10),
        Is.EqualTo("- - l2 l1 l2 l2 - - l2"));

    [Test]
    public void Calls_that_the_vendor_refuses_count_too()
    {
        var (scenario, counters) = (Limits("calls: post.*, allow: 1, within: 1s"), new Counters());
        scenario.Decide(Fake.Call(accepted: false, account: null), counters);
        Assert.That(scenario.Decide(Fake.Call(), counters).Limit, Is.EqualTo("l1"));
    }

    [Test]
    public void Only_calls_that_meet_its_conditions_count_and_with_per_each_value_apart()
    {
        var (scenario, counters) = (Limits("calls: post.*, when: { body.weight: { at_least: 5 } }, per: body.to, allow: 1, within: 1s"), new Counters());
        string[] bodies = ["""{"to":"ada","weight":9}""", """{"to":"bob","weight":9}""", Ada, """{"weight":9}""", """{"to":"ada","weight":5}""", """{"weight":9}"""];
        Assert.That(bodies.Select(body => scenario.Decide(Fake.Call(body), counters).Limit), Is.EqualTo(new[] { null, null, null, null, "l1", null }));
    }

    [Test]
    public void Of_an_account_only_calls_that_have_proven_it_count()
    {
        var (scenario, counters) = (Limits("calls: post.*, per: account, allow: 1, within: 1s"), new Counters());
        string?[] accounts = ["ada", null, null, "bob", "ada"];
        Assert.That(accounts.Select(account => scenario.Decide(Fake.Call(account: account), counters).Limit), Is.EqualTo(new[] { null, null, null, null, "l1" }));
    }

    [Test]
    public void Limits_of_one_name_share_their_count_and_count_a_call_once()
    {
        var scenario = Fake.Load("scenario: a\nlimits:\n- { name: both, calls: post.send_letter, allow: 2, within: 1s }\n- { name: both, calls: [post.*, bank.*], allow: 2, within: 1s, answer: { error: service_unavailable } }");
        var counters = new Counters();
        Plan[] plans = [.. new[] { Fake.Send, Fake.Pay, Fake.Pay, Fake.Send }.Select(operation => scenario.Decide(Fake.Call(operation: operation), counters))];
        Assert.That(plans.Select(plan => (plan.Answer as ErrorAnswer)?.Name), Is.EqualTo(new[] { null, null, "service_unavailable", "rate_limited" }));
    }

    [Test]
    public void Rules_go_on_counting_what_a_limit_decides_and_none_of_them_fires()
    {
        const string Rules = "\nrules:\n- { name: third, calls: post.*, only: [3], delivery: { delay: 1s } }\n- { name: twice, calls: post.*, times: 2, delivery: { delay: 1s } }\n";
        var scenario = Fake.Load("scenario: a\nlimits: [{ name: l, calls: post.*, allow: 1, within: 1s }]" + Rules);
        Assert.That(Told(scenario, 0, 0, 1, 2, 3), Is.EqualTo("twice l third twice -"), "the second call is counted by `third`, and takes no firing of `twice`");
    }

    [Test]
    public void When_allowed_is_the_time_at_which_every_limit_lets_the_call_through()
    {
        var scenario = Limits(
            "calls: post.*, allow: 1, within: 1s, answer: { error: rate_limited, retry_after: when_allowed }",
            "calls: post.*, kind: bucket, allow: 2, within: 7s",
            "calls: post.*, when: { body.to: bob }, allow: 1, within: 1h");
        var plans = Decide(scenario, 0, 0.25);
        Assert.That(((ErrorAnswer)plans[1].Answer!).RetryAfter!.In, Is.EqualTo(TimeSpan.FromSeconds(3.25)), "0.75 s for the first; a token of the second is there at 3.5");
        Assert.That(Told(scenario, 0, 0.25, 3.5), Is.EqualTo("- l1 -"));
    }

    [Test]
    public void A_limit_that_is_the_same_in_another_version_of_the_scenario_goes_on_and_one_that_is_another_begins_anew()
    {
        var counters = new Counters();
        string? Next(string limit) => Limits(limit).Decide(Fake.Call(), counters).Limit;
        Assert.That(Next("calls: post.*, allow: 1, within: 1s"), Is.Null);
        Assert.That(Next("calls: [post.send_letter, bank.*], allow: 1, within: 1s, answer: { status: 503 }"), Is.EqualTo("l1"));
        Assert.That(Next("calls: post.*, allow: 1, within: 2s"), Is.Null);
    }

    [Test]
    public void Past_the_limit_the_value_that_came_first_is_forgotten_and_begins_anew()
    {
        var limit = Limits("calls: post.*, per: body.to, kind: sliding, allow: 1, within: 1h").Limits[0];
        var meters = new Meters(most: 2);
        bool[] told = [.. new[] { Ada, Bob, """{"to":"cyd"}""", Bob, Ada }.Select(body => Refuses(meters, limit, body))];
        Assert.That(told, Is.EqualTo(new[] { false, false, false, true, false }));
        Assert.That((meters.Keys, meters.Forgotten), Is.EqualTo((2, 2)));
    }

    [Test]
    public void So_are_values_whose_sliding_windows_have_grown_too_large()
    {
        var limit = Limits("calls: post.*, per: body.to, kind: sliding, allow: 1000, within: 1h").Limits[0];
        var meters = new Meters(mostInstants: 64);
        for (var i = 0; i < 100; i++)
        {
            Refuses(meters, limit, i % 2 == 0 ? Ada : Bob);
        }

        Assert.That((meters.Keys, meters.Forgotten), Is.EqualTo((2, 2)), "each once, when it had the room of the other");
    }

    private static bool Refuses(Meters meters, Limit limit, string body)
    {
        var glance = new Glance(Fake.Call(body));
        meters.Begin();
        return meters.Refuses(limit, ref glance, 0);
    }

    private static Scenario Limits(params string[] limits) =>
        Fake.Load("scenario: test\nlimits:\n" + string.Concat(limits.Select((limit, i) => $"  - {{ name: l{i + 1}, {limit} }}\n")));

    private static List<Plan> Decide(Scenario scenario, params double[] seconds)
    {
        var counters = new Counters();
        return [.. seconds.Select(at => scenario.Decide(Fake.Call(Ada) with { Since = TimeSpan.FromSeconds(at) }, counters))];
    }

    private static string Told(Scenario scenario, params double[] seconds) =>
        string.Join(' ', Decide(scenario, seconds).Select(plan => plan.Limit ?? plan.Rule ?? "-"));
}
