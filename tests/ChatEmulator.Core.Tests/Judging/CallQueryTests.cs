using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;

namespace ChatEmulator.Core.Tests.Judging;

[Parallelizable(ParallelScope.All)]
public sealed class CallQueryTests
{
    private static readonly Call Call = Calls.Of(
        1,
        """{"to":"ada","ttl":60.0,"big":12345678901234567890,"emails":["a@x","b@x"],"channels":{"a.b":{"read":true}},"none":null,"quoted":"60"}""",
        query: "?page=2&name=Ada%20L+x&page=3&ok=true",
        answer: """{"token":"t","n":[{"x":1}]}""",
        headers: [new Header("Retry-After", "30"), new Header("X-A", "1"), new Header("x-a", "2")]);

    private static readonly object?[][] Met =
    [
        ["body.to", "ada"], ["body.ttl", 60], ["body.ttl", 60.0], ["body.ttl", 60m], ["body.big", 12345678901234567890UL],
        ["body.emails[0]", "a@x"], ["body.emails[1]", "b@x"], ["body.channels.\"a.b\".read", true], ["body.none", null],
        ["body.absent", null], ["body.to.deeper", null], ["body.emails[9]", null], ["body.quoted", "60"],
        ["header.retry-after", 30], ["header.Retry-After", "30"], ["header.X-A", "2"], ["header.Nobody", null],
        ["query.page", 2], ["query.page", "3"], ["query.name", "Ada L x"], ["query.ok", true],
        ["path", "/api/v1/message"], ["method", "POST"], ["operation", "algoreg.create_message"], ["account", "api@acme.test"],
        ["status", 204], ["status", "204"], ["effect", "applied"], ["rule", null], ["delivery", null],
        ["answer.token", "t"], ["answer.n[0].x", 1],
    ];

    private static readonly object?[][] Unmet =
    [
        ["body.to", "Ada"], ["body.to", null], ["body.ttl", 61], ["body.ttl", "60"], ["body.quoted", 60], ["body.emails[2]", "c@x"],
        ["body.channels.a.b.read", true], ["body.none", "null"], ["body.absent", ""], ["header.Retry-After", 31],
        ["header.Retry-After", true], ["query.page", 4], ["path", "/API/v1/message"], ["status", 200], ["account", null],
        ["effect", "none"], ["answer", "t"], ["body[0]", "ada"],
    ];

    [TestCaseSource(nameof(Met))]
    public void A_value_that_is_there_meets_its_condition(string path, object? value) =>
        Assert.That(new CallQuery("*").With(path, value).Matches(Call), Is.True);

    [TestCaseSource(nameof(Unmet))]
    public void A_value_that_is_not_there_does_not(string path, object? value) =>
        Assert.That(new CallQuery("*").With(path, value).Matches(Call), Is.False);

    [TestCase("body.ttl", "60", true)]
    [TestCase("body.ttl", "60.0", true)]
    [TestCase("body.ttl", "6e1", true)]
    [TestCase("body.quoted", "60", true)]
    [TestCase("body.none", "null", true)]
    [TestCase("body.channels.\"a.b\".read", "true", true)]
    [TestCase("body.ttl", "61", false)]
    [TestCase("body.quoted", "60.0", false)]
    public void Where_nothing_has_a_type_a_number_is_a_number_and_a_text(string path, string value, bool met) =>
        Assert.That(new CallQuery("*").With(Condition.Loose(path, value, null)).Matches(Call), Is.EqualTo(met));

    [TestCase("*", true)]
    [TestCase("algoreg.*", true)]
    [TestCase("algoreg.create_message", true)]
    [TestCase("algoreg.create", false)]
    [TestCase("signalwire.*", false)]
    public void An_operation_is_named_or_covered(string operation, bool covered) =>
        Assert.That(new CallQuery(operation).Matches(Call), Is.EqualTo(covered));

    [TestCase("boby.to")]
    [TestCase("body.")]
    [TestCase("body..to")]
    [TestCase("body.a[x]")]
    [TestCase("body.a[-1]")]
    [TestCase("body.\"a")]
    [TestCase("bodyto")]
    [TestCase("header")]
    [TestCase("status.x")]
    [TestCase("")]
    public void A_path_that_leads_nowhere_is_refused_and_says_what_there_is(string path) =>
        Assert.That(() => new Condition(path, 1), Throws.ArgumentException.With.Message.Contains("header.<name>"));

    [Test]
    public void A_value_of_another_kind_is_refused() =>
        Assert.That(() => new Condition("body.to", new object()), Throws.ArgumentException.With.Message.Contains("not with Object"));

    [Test]
    public void A_body_that_is_no_JSON_has_no_fields() =>
        Assert.That(new CallQuery("*").With("body.to", "ada").Matches(Calls.Of(1, "to=ada")), Is.False);

    [Test]
    public void Half_a_surrogate_pair_equals_nothing() =>
        Assert.That(new CallQuery("*").With("body.to", "ada").Matches(Calls.Of(1, """{"to":"\ud800"}""")), Is.False);

    [TestCase("dropped")]
    [TestCase("cut")]
    public void A_body_that_was_not_kept_proves_no_absence(string cut)
    {
        var call = Calls.Of(1, "") with { Body = new Kept(default, 10, cut) };
        Assert.That(new CallQuery("*").With("body.to", null).Matches(call), Is.False);
    }
}
