using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class ConditionTests
{
    [TestCase("body.to: ada", """{"to":"ada"}""", true)]
    [TestCase("body.to: ada", """{"to":"a\u0064a"}""", true)]
    [TestCase("body.to: ada", """{"to":"Ada"}""", false)]
    [TestCase("body.to: ada", """{}""", false)]
    [TestCase("body.to: ada", "", false)]
    [TestCase("body.to: ada", "[1]", false)]
    [TestCase("body.weight: 60", """{"weight":60.0}""", true)]
    [TestCase("body.weight: 60.0", """{"weight":6e1}""", true)]
    [TestCase("body.weight: 60", """{"weight":"60"}""", false)]
    [TestCase("body.weight: \"60\"", """{"weight":"60"}""", true)]
    [TestCase("body.weight: \"60\"", """{"weight":60}""", false)]
    [TestCase("body.weight: true", """{"weight":true}""", true)]
    [TestCase("body.weight: \"true\"", """{"weight":true}""", false)]
    [TestCase("body.weight: ~", """{"weight":null}""", true)]
    [TestCase("body.weight: ~", """{}""", false)]
    [TestCase("body.weight: { equals: 60 }", """{"weight":60}""", true)]
    [TestCase("body.weight: { at_least: 60 }", """{"weight":60}""", true)]
    [TestCase("body.weight: { at_least: 60 }", """{"weight":59.99}""", false)]
    [TestCase("body.weight: { at_least: 60 }", """{"weight":1e400}""", true)]
    [TestCase("body.weight: { at_most: 60 }", """{"weight":-1e400}""", true)]
    [TestCase("body.weight: { at_most: 60 }", """{"weight":61}""", false)]
    [TestCase("body.weight: { at_most: 60 }", """{"weight":"1"}""", false)]
    [TestCase("body.weight: { exists: true }", """{"weight":null}""", true)]
    [TestCase("body.weight: { exists: true }", """{}""", false)]
    [TestCase("body.weight: { exists: false }", """{}""", true)]
    [TestCase("body.weight: { exists: false }", "", true)]
    [TestCase("body.weight: { exists: false }", """{"weight":0}""", false)]
    [TestCase("body: { exists: false }", "", true)]
    [TestCase("body.to: { matches: \"^a.*a$\" }", """{"to":"ada"}""", true)]
    [TestCase("body.to: { matches: \"^a.*a$\" }", """{"to":"\u0061da"}""", true)]
    [TestCase("body.to: { matches: é }", """{"to":"café"}""", true)]
    [TestCase("body.to: { matches: \"^a\" }", """{"to":"bob"}""", false)]
    [TestCase("body.to: { matches: \"1\" }", """{"to":1}""", false)]
    [TestCase("body.copies[1]: bob", """{"copies":["ada","bob"]}""", true)]
    [TestCase("body.copies[2]: bob", """{"copies":["ada","bob"]}""", false)]
    [TestCase("body.copies[0]: bob", """{"copies":"bob"}""", false)]
    [TestCase("body.stamps.\"a.b\".value: 1", """{"stamps":{"a.b":{"value":1}}}""", true)]
    [TestCase("body.stamps.\"a\\\"b\\\\\".value: 1", """{"stamps":{"a\"b\\":{"value":1}}}""", true)]
    [TestCase("body.stamps.a.b.value: 1", """{"stamps":{"a.b":{"value":1}}}""", false)]
    [TestCase("size: { at_least: 10 B }", """{"to":"ada"}""", true)]
    [TestCase("size: { at_most: 10 B }", """{"to":"ada"}""", false)]
    [TestCase("size: 2 B", "{}", true)]
    [TestCase("body.to: { not: ada }", """{"to":"bob"}""", true)]
    [TestCase("body.to: { not: ada }", """{"to":"ada"}""", false)]
    [TestCase("body.to: { not: ada }", """{"to":null}""", true)]
    [TestCase("body.to: { not: ada }", "{}", false)]
    [TestCase("body.to: { not: { starts_with: a } }", """{"to":7}""", true)]
    [TestCase("body.to: { not: { starts_with: a, contains: d } }", """{"to":"abc"}""", true)]
    [TestCase("body.to: { not: { not: ada } }", """{"to":"ada"}""", true)]
    [TestCase("body.weight: { not: ~ }", """{"weight":null}""", false)]
    [TestCase("body.to: { one_of: [ada, 60, ~, true] }", """{"to":6e1}""", true)]
    [TestCase("body.to: { one_of: [ada, 60, ~, true] }", """{"to":null}""", true)]
    [TestCase("body.to: { one_of: [ada, 60, ~, true] }", """{"to":"60"}""", false)]
    [TestCase("body.to: { contains: \"d\" }", """{"to":"\u0061\u0064a"}""", true)]
    [TestCase("body.to: { contains: 10 }", """{"to":"order 10"}""", true)]
    [TestCase("body.to: { contains: 10 }", """{"to":10}""", false)]
    [TestCase("body.copies: { contains: 10 }", """{"copies":["10", 1e1]}""", true)]
    [TestCase("body.copies: { contains: 10 }", """{"copies":["10"]}""", false)]
    [TestCase("body.copies: { contains: ~ }", """{"copies":[null]}""", true)]
    [TestCase("body.to: { contains: ~ }", """{"to":"null"}""", false)]
    [TestCase("body.copies: { contains: a }", """{"copies":{"a":"a"}}""", false)]
    [TestCase("body.to: { starts_with: é }", """{"to":"\u00e9t\u00e9"}""", true)]
    [TestCase("body.to: { starts_with: ada }", """{"to":"ad"}""", false)]
    [TestCase("body.to: { length: 3 }", """{"to":"\ud83d\ude00é\n"}""", true)]
    [TestCase("body.to: { length: 3 }", "{\"to\":\"\U0001F600éx\"}", true)]
    [TestCase("body.to: { length: 0 }", """{"to":""}""", true)]
    [TestCase("body.to: { length: 2 }", """{"to":12}""", false)]
    [TestCase("body.copies: { length: { at_least: 2 } }", """{"copies":[1,2]}""", true)]
    [TestCase("body.stamps: { length: { at_most: 1 } }", """{"stamps":{"a":1,"b":2}}""", false)]
    [TestCase("body.copies: { any: { contains: \"@\" } }", """{"copies":["a","b@c"]}""", true)]
    [TestCase("body.copies: { any: a }", """{"copies":[]}""", false)]
    [TestCase("body.copies: { all: a }", """{"copies":[]}""", true)]
    [TestCase("body.copies: { all: a }", """{"copies":["a","b"]}""", false)]
    [TestCase("body.copies: { all: a }", """{"copies":"a"}""", false)]
    [TestCase("body.stamps: { any: { all: 1 } }", """{"stamps":{"x":[1,2],"y":[1,1]}}""", true)]
    [TestCase("body.stamps: { all: { not: { all: 1 } } }", """{"stamps":{"x":[1,2],"y":[1,1]}}""", false)]
    [TestCase("size: { not: 64 B }", "{}", true)]
    [TestCase("size: { one_of: [2 B, 1 kB] }", "{}", true)]
    [TestCase("size: { not: { at_most: 1 kB } }", "{}", false)]
    public void A_body_meets_a_condition_or_does_not(string when, string body, bool met) =>
        Assert.That(Meets(when, Fake.Call(body)), Is.EqualTo(met));

    [TestCase("header.x-try: 2", true)]
    [TestCase("header.X-Try: \"2\"", true)]
    [TestCase("header.x-try: 2.0", true)]
    [TestCase("header.x-try: \"2.0\"", false)]
    [TestCase("header.x-try: { at_least: 2, at_most: 2 }", true)]
    [TestCase("header.x-flag: true", true)]
    [TestCase("header.x-none: { exists: false }", true)]
    [TestCase("query.page: 10", true)]
    [TestCase("query.q: a b&c", true)]
    [TestCase("query.flag: { exists: true }", true)]
    [TestCase("query.flag: \"\"", true)]
    [TestCase("query.pag: { exists: true }", false)]
    [TestCase("query.\"ü\": 1", false)]
    [TestCase("query.ü: 1", true)]
    [TestCase("path: /letters/1", true)]
    [TestCase("path: { matches: \"^/letters/\" }", true)]
    [TestCase("path: /letters", false)]
    [TestCase("header.x-try: { one_of: [1, 2] }", true)]
    [TestCase("header.x-try: { not: 2 }", false)]
    [TestCase("header.x-none: { not: 2 }", false)]
    [TestCase("query.q: { contains: \"b&\" }", true)]
    [TestCase("path: { starts_with: /letters/ }", true)]
    [TestCase("path: { length: 10 }", true)]
    [TestCase("account: demo", true)]
    [TestCase("account: other", false)]
    public void The_rest_of_a_call_meets_a_condition_or_does_not(string when, bool met)
    {
        var call = Fake.Call(
            path: "/letters/1",
            query: "?page=10&q=a+b%26c&flag&%C3%BC=1&page=11",
            headers: [new Header("X-Try", "2"), new Header("X-Flag", "true"), new Header("X-Try", "3")]);
        Assert.That(Meets(when, call), Is.EqualTo(met));
    }

    [Test]
    public void An_account_that_is_not_proven_is_absent()
    {
        Assert.That(Meets("account: demo", Fake.Call(account: null)), Is.False);
        Assert.That(Meets("account: { exists: false }", Fake.Call(account: null)), Is.True);
    }

    [Test]
    public void All_conditions_must_hold()
    {
        Assert.That(Meets(["body.to: ada", "body.weight: 1"], Fake.Call("""{"to":"ada","weight":1}""")), Is.True);
        Assert.That(Meets(["body.to: ada", "body.weight: 1"], Fake.Call("""{"to":"ada","weight":2}""")), Is.False);
    }

    private static bool Meets(string when, Situation call) => Meets([when], call);

    private static bool Meets(string[] when, Situation call)
    {
        var yaml = string.Concat(when.Select(line => $"      {line}\n"));
        var loaded = Fake.Loader.LoadText(
            $"scenario: test\nrules:\n  - name: r1\n    calls: post.send_letter\n    when:\n{yaml}    delivery: {{ delay: 1s }}\n");
        Assert.That(loaded.HasErrors, Is.False, Problems.Render(loaded.Problems, ProblemFormat.Text));
        return loaded.Scenarios[0].Decide(call, new Counters()).Rule is not null;
    }
}
