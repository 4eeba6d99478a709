using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

internal sealed class DecideTests
{
    private const string Slow = "delivery: { delay: 1s }";
    private const string Down = "answer: { error: service_unavailable }";

    [Test]
    public void Without_a_rule_that_fires_the_call_goes_as_the_vendor_has_it()
    {
        var scenario = Fake.Rules($"calls: bank.*, {Slow}");
        Assert.That(scenario.Decide(Fake.Call(), new Counters()), Is.SameAs(Plan.Own));
    }

    [Test]
    public void The_first_rule_that_fires_decides()
    {
        var scenario = Fake.Rules($"calls: post.*, when: {{ body.to: bob }}, {Slow}", $"calls: post.*, {Down}", $"calls: \"*\", {Slow}");
        Assert.That(Decide(scenario, Fake.Call("""{"to":"ada"}"""), new Counters()), Is.EqualTo("r2"));
        Assert.That(Decide(scenario, Fake.Call("""{"to":"bob"}"""), new Counters()), Is.EqualTo("r1"));
        Assert.That(Decide(scenario, Fake.Call(operation: Fake.Pay), new Counters()), Is.EqualTo("r3"));
    }

    [Test]
    public void Times_counts_firings_and_then_the_rules_below_have_their_turn()
    {
        var scenario = Fake.Rules($"calls: post.*, times: 2, {Down}", $"calls: post.*, times: 1, {Slow}");
        Assert.That(Play(scenario, 5), Is.EqualTo("r1 r1 r2 - -"));
    }

    [Test]
    public void After_counts_the_calls_that_meet_a_rule_whoever_decides_them()
    {
        var scenario = Fake.Rules($"calls: post.*, times: 2, {Down}", $"calls: post.*, after: 3, times: 1, {Slow}");
        Assert.That(Play(scenario, 5), Is.EqualTo("r1 r1 - r2 -"));
    }

    [Test]
    public void After_above_the_deciding_rule_counts_as_well()
    {
        var scenario = Fake.Rules($"calls: post.*, after: 2, times: 1, {Down}", $"calls: post.*, {Slow}");
        Assert.That(Play(scenario, 4), Is.EqualTo("r2 r2 r1 r2"));
    }

    [Test]
    public void A_rule_whose_stage_does_not_fit_is_passed_over_and_does_not_count_the_call()
    {
        var scenario = Fake.Rules($"calls: post.*, at: accepted, after: 1, times: 1, {Down}");
        var counters = new Counters();
        Assert.That(Decide(scenario, Fake.Call(accepted: false), counters), Is.Null);
        Assert.That(Decide(scenario, Fake.Call(accepted: false), counters), Is.Null);
        Assert.That(Decide(scenario, Fake.Call(), counters), Is.Null);
        Assert.That(Decide(scenario, Fake.Call(accepted: false), counters), Is.Null);
        Assert.That(Decide(scenario, Fake.Call(), counters), Is.EqualTo("r1"));
        Assert.That(Decide(scenario, Fake.Call(), counters), Is.Null, "it has fired once");
    }

    [TestCase("edge", true, true)]
    [TestCase("accepted", true, false)]
    [TestCase("refused", false, true)]
    [TestCase("any", true, true)]
    public void A_stage_takes_what_it_says(string at, bool accepted, bool refused)
    {
        var scenario = Fake.Rules($"calls: post.*, at: {at}, {Down}");
        Assert.That(Decide(scenario, Fake.Call(accepted: true), new Counters()) is not null, Is.EqualTo(accepted));
        Assert.That(Decide(scenario, Fake.Call(accepted: false), new Counters()) is not null, Is.EqualTo(refused));
    }

    [Test]
    public void Counts_survive_by_name_when_another_version_of_the_scenario_is_swapped_in()
    {
        var before = Fake.Rules($"calls: post.*, times: 2, {Down}");
        var after = Fake.Load("scenario: new\nrules:\n"
            + $"  - {{ name: r0, calls: bank.*, {Slow} }}\n"
            + $"  - {{ name: r1, calls: post.*, times: 3, {Down} }}\n");
        var counters = new Counters();
        _ = before.Decide(Fake.Call(), counters);
        _ = before.Decide(Fake.Call(), counters);
        Assert.That(Decide(after, Fake.Call(), counters), Is.EqualTo("r1"));
        Assert.That(Decide(after, Fake.Call(), counters), Is.Null);
        Assert.That(Decide(before, Fake.Call(), new Counters()), Is.EqualTo("r1"), "a new value is a reset");
    }

    [Test]
    public void Two_worlds_that_play_one_scenario_count_for_themselves()
    {
        var scenario = Fake.Rules($"calls: post.*, times: 1, {Down}");
        Assert.That(Decide(scenario, Fake.Call(), new Counters()), Is.EqualTo("r1"));
        Assert.That(Decide(scenario, Fake.Call(), new Counters()), Is.EqualTo("r1"));
    }

    [Test]
    public void A_plan_carries_all_that_the_rule_says()
    {
        var scenario = Fake.Rules("""
            calls: post.*, at: accepted, effect: { late: 45s }, delivery: { hang: { for: 3s }, delay: 1s },
            answer: { status: 202, headers: { X-A: [b, c] }, json: { a: [1, 2.50, "3", true, ~], "é": {} } }
            """.ReplaceLineEndings(" "));
        var plan = scenario.Decide(Fake.Call(), new Counters());
        var reply = ((WrittenAnswer)plan.Answer!).Reply;
        Assert.That(plan.Wish, Is.EqualTo(new Wish(WishKind.Late, TimeSpan.FromSeconds(45))));
        Assert.That(plan.DeliveryWord, Is.EqualTo("delay 1s, hang 3s"), "in the order of the menu");
        Assert.That(reply.Headers, Is.EqualTo<Header>([new("X-A", "b"), new("X-A", "c")]));
        Assert.That(reply.ContentType, Is.EqualTo("application/json"));
        Assert.That(System.Text.Encoding.UTF8.GetString(reply.Body.Span), Is.EqualTo("""{"a":[1,2.50,"3",true,null],"é":{}}"""));
        Assert.That(scenario.Decide(Fake.Call(), new Counters()), Is.SameAs(plan), "made once");
    }

    [TestCase("delivery: { delay: 1s }", Stage.Any, WishKind.Applied)]
    [TestCase("answer: { error: rate_limited }", Stage.Edge, WishKind.None)]
    [TestCase("answer: { status: 302 }", Stage.Edge, WishKind.None)]
    [TestCase("answer: { error: rate_limited }, effect: applied", Stage.Accepted, WishKind.Applied)]
    [TestCase("answer: { status: 200 }, effect: none", Stage.Edge, WishKind.None)]
    [TestCase("answer: { status: 200 }, effect: applied", Stage.Accepted, WishKind.Applied)]
    [TestCase("delivery: reset, effect: applied", Stage.Accepted, WishKind.Applied)]
    [TestCase("delivery: reset, effect: none", Stage.Edge, WishKind.None)]
    [TestCase("delivery: reset, at: edge", Stage.Edge, WishKind.None)]
    [TestCase("delivery: reset, at: refused", Stage.Refused, WishKind.None)]
    [TestCase("delivery: { delay: 1s }, effect: none", Stage.Accepted, WishKind.None)]
    [TestCase("effect: twice", Stage.Accepted, WishKind.Twice)]
    [TestCase("effect: none", Stage.Accepted, WishKind.None)]
    [TestCase("effect: applied, at: any, delivery: reset", Stage.Any, WishKind.Applied)]
    public void What_is_left_out_follows_from_what_is_said(string rule, Stage stage, WishKind wish)
    {
        var plan = Fake.Rules($"calls: post.send_letter, {rule}").Rules[0].Plan;
        Assert.That((plan.Stage, plan.Wish.Kind), Is.EqualTo((stage, wish)));
    }

    [TestCase("delivery: reset", Stage.Edge, WishKind.None)]
    [TestCase("answer: { status: 200 }", Stage.Edge, WishKind.None)]
    [TestCase("delivery: { delay: 1s }", Stage.Any, WishKind.Applied)]
    public void A_read_needs_no_effect(string rule, Stage stage, WishKind wish)
    {
        var plan = Fake.Rules($"calls: post.read_letter, {rule}").Rules[0].Plan;
        Assert.That((plan.Stage, plan.Wish.Kind), Is.EqualTo((stage, wish)));
    }

    private static string? Decide(Scenario scenario, Situation situation, Counters counters) => scenario.Decide(situation, counters).Rule;

    private static string Play(Scenario scenario, int calls)
    {
        var counters = new Counters();
        return string.Join(' ', Enumerable.Range(0, calls).Select(_ => Decide(scenario, Fake.Call(), counters) ?? "-"));
    }
}
