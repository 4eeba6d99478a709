using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What follows from a rule that has fired: <c>continue</c>, <c>next</c>, <c>then</c>; and which answer of a <c>mix</c>.</summary>
public sealed class FlowTests
{
    private const string Down = "answer: { error: service_unavailable }";
    private const string Slow = "delivery: { delay: 1s }";

    [Test]
    public void A_rule_that_continues_sets_its_axes_and_leaves_the_others_to_the_rules_below()
    {
        var scenario = Fake.Rules($"calls: post.*, {Slow}, continue: true", $"calls: post.*, times: 9, {Down}", "calls: post.*, effect: twice");
        var plan = scenario.Decide(Fake.Call(), new Counters());
        Assert.That((plan.Rule, (plan.Answer as ErrorAnswer)?.Name, plan.DeliveryWord, plan.Wish.Kind, plan.Stage), Is.EqualTo(("r1 + r2", "service_unavailable", "delay 1s", WishKind.None, Stage.Edge)));
    }

    [Test]
    public void What_a_rule_above_has_set_no_rule_below_changes()
    {
        var scenario = Fake.Rules($"calls: post.*, effect: applied, {Slow}, continue: true", "calls: post.*, answer: { error: service_unavailable }, delivery: { delay: 9s, hang: }, effect: none");
        var plan = scenario.Decide(Fake.Call(), new Counters());
        Assert.That((plan.Wish.Kind, plan.Stage, plan.DeliveryWord), Is.EqualTo((WishKind.Applied, Stage.Accepted, "delay 1s, hang")), "deliveries of other kinds add up");
    }

    [Test]
    public void An_answer_that_is_not_told_has_no_say_in_what_happens()
    {
        var outage = Fake.Rules("calls: post.*, answer: { alter: { headers: { X-Proxy: a } } }, continue: true", $"calls: post.*, {Down}").Decide(Fake.Call(), new Counters());
        Assert.That((outage.Answer is ErrorAnswer, outage.Wish.Kind, outage.Stage), Is.EqualTo((false, WishKind.Applied, Stage.Any)), "it would be a success that is none");
        var twice = Fake.Rules("calls: post.*, answer: { alter: { headers: { X-Proxy: a } } }, continue: true", "calls: post.*, effect: twice").Decide(Fake.Call(), new Counters());
        Assert.That(twice.Wish.Kind, Is.EqualTo(WishKind.Twice));
    }

    [Test]
    public void A_call_that_one_rule_ends_is_not_ended_again_by_another()
    {
        var scenario = Fake.Rules("calls: post.*, effect: none, delivery: reset, continue: true", "calls: post.*, effect: none, delivery: { hang: , delay: 2s }");
        Assert.That(scenario.Decide(Fake.Call(), new Counters()).DeliveryWord, Is.EqualTo("delay 2s, reset"), "in the order of the menu");
    }

    [Test]
    public void A_rule_with_nothing_but_what_follows_continues_by_itself()
    {
        var scenario = Fake.Load($"scenario: a\nstate: calm\nrules: [{{ name: r1, calls: post.*, next: stormy }}, {{ name: r2, calls: post.*, {Down} }}]");
        Assert.That(scenario.Decide(Fake.Call(), new Counters()).Rule, Is.EqualTo("r1 + r2"));
        var stays = Fake.Load($"scenario: a\nstate: calm\nrules: [{{ name: r1, calls: post.*, next: stormy, continue: false }}, {{ name: r2, calls: post.*, {Down} }}]");
        Assert.That(stays.Decide(Fake.Call(), new Counters()).Rule, Is.EqualTo("r1"));
    }

    [Test]
    public void States_lead_from_one_to_the_other_and_a_call_meets_all_rules_in_the_state_in_which_it_came()
    {
        var (scenario, counters) = (States("calm"), new Counters());
        Assert.That(Enumerable.Range(0, 6).Select(_ => scenario.Decide(Fake.Call(), counters).Rule), Is.EqualTo(new[] { "storms", "clears", "storms", "clears", "storms", "clears" }));
    }

    [Test]
    public void Each_value_of_per_has_a_state_of_its_own_and_a_call_without_one_is_at_the_start()
    {
        var (scenario, counters) = (States("{ start: calm, per: body.to }"), new Counters());
        string?[] told = [.. new[] { "\"ada\"", "\"bob\"", "\"ada\"", "7", "\"bob\"", "\"ada\"" }.Select(to => scenario.Decide(Fake.Call($$"""{"to":{{to}}}"""), counters).Rule)];
        Assert.That(told, Is.EqualTo(new[] { "storms", "storms", "clears", "storms", "clears", "storms" }));
        Assert.That(Enumerable.Range(0, 2).Select(_ => scenario.Decide(Fake.Call(), counters).Rule), Is.All.EqualTo("storms"));
    }

    [Test]
    public void A_state_stays_when_another_version_of_the_scenario_is_swapped_in()
    {
        var counters = new Counters();
        _ = States("calm").Decide(Fake.Call(), counters);
        Assert.That(States("calm").Decide(Fake.Call(), counters).Rule, Is.EqualTo("clears"));
    }

    [Test]
    public void One_answer_of_a_mix_is_drawn_by_its_weight_and_the_same_in_every_run()
    {
        var scenario = Fake.Rules("calls: post.*, answer: { mix: [{ weight: 3, answer: own }, { weight: 1, answer: { error: service_unavailable } }, { weight: 1, answer: { status: 502 } }] }");
        List<string> Run()
        {
            var (counters, ordinals) = (new Counters(), new Ordinals());
            return [.. Enumerable.Range(0, 1_000).Select(i => scenario.Decide(Fake.Call() with { Chance = new Chance(new Dice(1, "w"), ordinals, (ulong)i, 0, i) }, counters).Answer switch
            {
                null => "own", ErrorAnswer error => error.Name, _ => "502",
            })];
        }

        var told = Run();
        Assert.That((told.Count(each => each == "own"), told.Count(each => each == "502")), Is.EqualTo((600, 200)).Using<(int, int)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 50 && Math.Abs(a.Item2 - b.Item2) < 40));
        Assert.That(Run(), Is.EqualTo(told));
    }

    [Test]
    public void What_is_done_after_a_call_is_told_in_order_and_with_its_rule()
    {
        var scenario = Fake.Load("scenario: a\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n"
            + "rules: [{ name: r1, calls: post.*, then: [{ revoke: token }, { advance: 1h }, { lock: account }, { advance: 30m }] }]");
        var plan = scenario.Decide(Fake.Call(), new Counters());
        Assert.That(plan.Then, Is.EqualTo(new[] { new Sequel(SequelKind.Revoke, SequelScope.Token, "r1"), new Sequel(SequelKind.Lock, SequelScope.Account, "r1") }));
        Assert.That((plan.Advance, plan.Stage, plan.Wish.Kind), Is.EqualTo((TimeSpan.FromMinutes(90), Stage.Accepted, WishKind.Applied)));
    }

    [Test]
    public void A_message_that_fails_is_taken_first()
    {
        var plan = Fake.Rules("calls: post.*, fail_sending: { after: 30s, error: full }").Decide(Fake.Call(), new Counters());
        Assert.That((plan.Sending, plan.Wish.Kind, plan.Stage), Is.EqualTo((new SendingFailure(TimeSpan.FromSeconds(30), "full"), WishKind.Applied, Stage.Accepted)));
        Assert.That(Fake.Rules("calls: post.*, fail_sending: { error: full }").Decide(Fake.Call(operation: Fake.Burn), new Counters()), Is.SameAs(Plan.Own), "it sends nothing");
    }

    private static Scenario States(string state) => Fake.Load($"scenario: a\nstate: {state}\nrules:\n"
        + $"  - {{ name: storms, calls: post.*, in: calm, {Down}, next: stormy }}\n  - {{ name: clears, calls: post.*, in: [stormy, worse], {Slow}, next: calm }}\n"
        + "  - { name: worsens, calls: bank.*, next: worse }\n");
}
