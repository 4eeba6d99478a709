using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>Which of the calls that meet a rule it fires on: <c>every</c>, <c>only</c>, <c>during</c>, lists of answers.</summary>
public sealed class CountingTests
{
    private const string Down = "answer: { error: service_unavailable }";
    private const string Slow = "delivery: { delay: 1s }";

    [TestCase("every: 3", "- - r1 - - r1 - -")]
    [TestCase("after: 2, every: 3", "- - - - r1 - - r1")]
    [TestCase("every: 2, times: 2", "- r1 - r1 - - - -")]
    [TestCase("only: [2, 5]", "- r1 - - r1 - - -")]
    [TestCase("only: [5, 2], times: 1", "- r1 - - - - - -")]
    public void Counts_say_on_which_calls_a_rule_fires(string counts, string told) =>
        Assert.That(Play(Fake.Rules($"calls: post.*, {counts}, {Down}"), 8), Is.EqualTo(told));

    [TestCase("every: 3", "r1 r1 r2 - - r2")]
    [TestCase("only: [1, 4]", "r1 r1 - r2 - -")]
    public void They_count_calls_that_other_rules_decide(string counts, string told) =>
        Assert.That(Play(Fake.Rules($"calls: post.*, times: 2, {Down}", $"calls: post.*, {counts}, {Slow}"), 6), Is.EqualTo(told));

    [Test]
    public void They_are_kept_for_each_value_of_per()
    {
        var (scenario, counters) = (Fake.Rules($"calls: post.*, per: body.to, every: 2, {Down}"), new Counters());
        string[] told = [.. new[] { "ada", "bob", "ada", "bob", "ada", "ada" }.Select(to => scenario.Decide(Fake.Call($$"""{"to":"{{to}}"}"""), counters).Rule ?? "-")];
        Assert.That(told, Is.EqualTo(new[] { "-", "-", "r1", "r1", "-", "r1" }));
    }

    [TestCase("{ from: 10s, for: 30s }", "9 10 39.9 40", "- r1 r1 -")]
    [TestCase("{ from: 10s }", "9 10 4000", "- r1 r1")]
    [TestCase("{ for: 1s }", "0 0.9 1", "r1 r1 -")]
    public void A_time_is_half_open_and_judged_at_arrival(string during, string seconds, string told)
    {
        var scenario = Fake.Rules($"calls: post.*, during: {during}, {Down}");
        var rules = seconds.Split(' ').Select(at => scenario.Decide(
            Fake.Call() with { Since = TimeSpan.FromSeconds(double.Parse(at, System.Globalization.CultureInfo.InvariantCulture)) }, new Counters()).Rule ?? "-");
        Assert.That(string.Join(' ', rules), Is.EqualTo(told));
    }

    [Test]
    public void Calls_before_and_after_its_time_are_counted_and_cost_no_firing()
    {
        var (scenario, counters) = (Fake.Rules($"calls: post.*, during: {{ from: 10s, for: 10s }}, after: 1, times: 1, {Down}"), new Counters());
        string[] told = [.. new[] { 0, 11, 12 }.Select(at => scenario.Decide(Fake.Call() with { Since = TimeSpan.FromSeconds(at) }, counters).Rule ?? "-")];
        Assert.That(told, Is.EqualTo(new[] { "-", "r1", "-" }));
    }

    [Test]
    public void A_list_of_answers_is_told_one_after_another_and_then_the_rule_is_done()
    {
        var scenario = Fake.Rules("calls: post.*, answer: [{ error: service_unavailable }, own, { status: 502 }]");
        Assert.That(Answers(scenario, 5), Is.EqualTo("service_unavailable own 502 - -"));
    }

    [Test]
    public void The_last_of_a_list_can_be_repeated()
    {
        Assert.That(Answers(Fake.Rules("calls: post.*, repeat: last, answer: [{ error: service_unavailable }, { status: 502 }]"), 4), Is.EqualTo("service_unavailable 502 502 502"));
        Assert.That(Answers(Fake.Rules("calls: post.*, repeat: last, times: 3, answer: [{ error: service_unavailable }, { status: 502 }]"), 4), Is.EqualTo("service_unavailable 502 502 -"));
    }

    [Test]
    public void A_list_is_told_to_each_value_of_per_from_its_beginning()
    {
        var (scenario, counters) = (Fake.Rules("calls: post.*, per: body.to, answer: [{ error: service_unavailable }, { status: 502 }]"), new Counters());
        string[] told = [.. new[] { "ada", "bob", "ada", "ada" }.Select(to => Told(scenario.Decide(Fake.Call($$"""{"to":"{{to}}"}"""), counters)))];
        Assert.That(told, Is.EqualTo(new[] { "service_unavailable", "service_unavailable", "502", "-" }));
    }

    [Test]
    public void Each_answer_of_a_list_has_the_effect_that_is_obvious_for_it()
    {
        var scenario = Fake.Rules("calls: post.*, answer: [{ error: service_unavailable }, own]");
        var counters = new Counters();
        var wishes = Enumerable.Range(0, 2).Select(_ => scenario.Decide(Fake.Call(), counters)).Select(plan => (plan.Wish.Kind, plan.Stage)).ToList();
        Assert.That(wishes, Is.EqualTo(new[] { (WishKind.None, Stage.Accepted), (WishKind.Applied, Stage.Accepted) }), "one stage for the rule, and an effect for each");
    }

    private static string Answers(Scenario scenario, int calls)
    {
        var counters = new Counters();
        return string.Join(' ', Enumerable.Range(0, calls).Select(_ => Told(scenario.Decide(Fake.Call(), counters))));
    }

    private static string Told(Plan plan) =>
        plan.Rule is null ? "-" : plan.Answer switch { null => "own", ErrorAnswer error => error.Name, WrittenAnswer written => $"{written.Reply.Status}", _ => "?" };

    private static string Play(Scenario scenario, int calls)
    {
        var counters = new Counters();
        return string.Join(' ', Enumerable.Range(0, calls).Select(_ => scenario.Decide(Fake.Call(), counters).Rule ?? "-"));
    }
}
