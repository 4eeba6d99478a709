using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Scenarios;

[NonParallelizable]
public sealed class CostTests
{
    private static readonly string[] Twenty = [.. Enumerable.Range(0, 20).Select(i => (i % 4) switch
    {
        0 => $"calls: post.*, when: {{ body.to: name{i} }}, delivery: {{ delay: 1s }}",
        1 => $"calls: post.send_letter, after: 1000000000, when: {{ body.weight: {{ at_least: {i} }} }}, delivery: {{ delay: 1s }}",
        2 => $"calls: [post.send_letter, bank.pay_bill], when: {{ header.x-try: {i} }}, delivery: {{ delay: 1s }}",
        _ => $"calls: post.*, at: refused, answer: {{ error: rate_limited }}, times: {i}",
    })];

    [Test]
    public void A_call_that_meets_no_rule_allocates_nothing()
    {
        var scenario = Fake.Rules([.. Twenty, "calls: post.*, when: { body.to: { matches: \"^x\" }, query.q: x }, delivery: { delay: 1s }"]);
        Assert.That(Allocated(scenario, Fake.Call("""{"to":"ada","weight":12}""", query: "?a=b")), Is.Zero);
    }

    [Test]
    public void A_draw_and_a_count_of_a_known_value_allocate_nothing()
    {
        var scenario = Fake.Rules(
            "calls: post.*, per: body.to, probability: 0.5, delivery: { delay: 1s }",
            "calls: post.*, per: query.a, after: 1000000000, delivery: { delay: 1s }",
            "calls: post.*, probability: 0.1%, mint: { life: 2m }");
        var chance = new Chance(new Dice(1, "test"), new Ordinals(), 1, 2, 3);
        Assert.That(Allocated(scenario, Fake.Call("""{"to":"ada"}""", query: "?a=b") with { Chance = chance }), Is.Zero);
    }

    [Test]
    public void A_limit_that_lets_a_call_through_allocates_nothing()
    {
        var scenario = Fake.Load("scenario: a\nlimits:\n"
            + "- { name: a, calls: post.*, allow: 1000000, within: 1s }\n"
            + "- { name: b, calls: post.*, per: body.to, kind: sliding, allow: 500, within: 1s }\n"
            + "- { name: c, calls: post.*, per: account, kind: bucket, when: { body.weight: { at_least: 1 } }, allow: 1000000, within: 1s }\n"
            + "- { name: a, calls: bank.*, allow: 1000000, within: 1s }\n");
        var call = Fake.Call("""{"to":"ada","weight":12}""");
        var calls = 0;
        Assert.That(Allocated(scenario, () => call with { Since = TimeSpan.FromMilliseconds(3 * calls++) }), Is.Zero);
    }

    [Test]
    public void Every_matcher_allocates_nothing_over_a_text_with_escapes_and_a_long_one()
    {
        var scenario = Fake.Rules(
            "calls: post.*, when: { body.to: { contains: zz, not: ada, length: { at_least: 1 } } }, delivery: { delay: 1s }",
            "calls: post.*, when: { body.to: { matches: zz } }, delivery: { delay: 1s }",
            "calls: post.*, when: { body.copies: { any: { starts_with: z } } }, delivery: { delay: 1s }",
            "calls: post.*, when: { body.copies: { all: { one_of: [a, 5] } } }, delivery: { delay: 1s }",
            "calls: post.*, when: { body.copies: { contains: q } }, delivery: { delay: 1s }",
            "calls: post.*, per: query.a, when: { call: 1000000000 }, delivery: { delay: 1s }",
            "calls: post.*, when: { call: 1000000000, size: { not: { at_least: 1 B } } }, delivery: { delay: 1s }");
        var body = $$"""{"to":"a\u0064a {{new string('x', 3_000)}}","copies":["a","b\n","\u00e9"]}""";
        Assert.That(Allocated(scenario, Fake.Call(body, query: "?a=b")), Is.Zero);
    }

    private static long Allocated(Scenario scenario, Situation call) => Allocated(scenario, () => call);

    private static long Allocated(Scenario scenario, Func<Situation> call)
    {
        var counters = new Counters();
        for (var i = 0; i < 1_000; i++)
        {
            _ = scenario.Decide(call(), counters);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _ = scenario.Decide(call(), counters);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
