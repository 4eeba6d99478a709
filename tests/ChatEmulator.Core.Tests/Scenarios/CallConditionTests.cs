using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class CallConditionTests
{
    private const string Thread = "/api/v1/thread/t";

    [Test]
    public void The_number_of_a_call_is_its_number_in_its_world_whatever_it_asks()
    {
        using var emulation = Of("when: { call: { at_least: 3, at_most: 4 } }");
        emulation.Token("{}");
        emulation.Ask("GET", "/nowhere");
        Assert.That(Rules(emulation, Thread, Thread, Thread), Is.EqualTo("r r -"));
    }

    [Test]
    public void A_reset_begins_to_count_anew()
    {
        using var emulation = Of("when: { call: 1 }");
        Assert.That(Rules(emulation, Thread, Thread), Is.EqualTo("r -"));
        emulation.World.Reset();
        Assert.That(Rules(emulation, Thread), Is.EqualTo("r"));
    }

    [Test]
    public void Each_world_counts_its_own()
    {
        using var emulation = Of("when: { call: 1 }");
        Assert.That(Rules(emulation, Thread), Is.EqualTo("r"));
        Assert.That(Rules(emulation.In("other"), Thread), Is.EqualTo("r"));
    }

    [Test]
    public void With_per_it_is_the_number_among_the_calls_of_the_rule_that_have_the_value()
    {
        using var emulation = Of("per: path, when: { call: 2 }");
        Assert.That(Rules(emulation, Thread, "/api/v1/thread/u", Thread, "/api/v1/thread/u", Thread), Is.EqualTo("- - r r -"));
    }

    [Test]
    public void With_per_a_call_counts_whoever_decides_it_and_whatever_else_the_rule_asks_of_it()
    {
        var scenario = Fake.Rules(
            "calls: post.*, times: 1, delivery: { delay: 1s }",
            "calls: post.send_letter, per: body.to, at: accepted, when: { call: { at_least: 3 }, body.weight: 1 }, delivery: { delay: 1s }");
        var counters = new Counters();
        var told = new[] { """{"to":"a"}""", """{"to":"a","weight":1}""", """{"weight":1}""", """{"to":"a","weight":1}""", """{"to":"b","weight":1}""" }
            .Select(body => scenario.Decide(Fake.Call(body), counters).Rule ?? "-");
        Assert.That(string.Join(' ', told), Is.EqualTo("r1 - - r2 -"));
    }

    private static Emulation Of(string when) => Emulation.Of($"rules: [{{ name: r, calls: algoreg.*, {when}, delivery: {{ delay: 1s }} }}]\n");

    private static string Rules(Emulation emulation, params string[] paths) =>
        string.Join(' ', paths.Select(path => emulation.Get(path).Outcome.Rule ?? "-"));
}
