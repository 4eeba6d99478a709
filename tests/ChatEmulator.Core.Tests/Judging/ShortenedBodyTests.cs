using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Judging;

namespace ChatEmulator.Core.Tests.Judging;

[Parallelizable(ParallelScope.All)]
public sealed class ShortenedBodyTests
{
    private static readonly string Long = "é😀\n" + new string('a', 70_000);
    private static readonly string OtherEnd = Long[..^1] + "b";

    private static readonly Call Call = Calls.Of(1, "") with
    {
        Body = Shortening.Of(JsonSerializer.SerializeToUtf8Bytes(new { to = "ada", content = Long, none = (string?)null, parts = new[] { Long, "x" }, deep = new { content = Long, n = 1 } })),
    };

    private static readonly object?[][] Possible =
    [
        ["body.content", Long], ["body.content", OtherEnd], ["body.parts[0]", Long], ["body.parts", Json(new[] { Long, "x" })],
        ["body.deep", Json(new { n = 1.0, content = Long })],
    ];

    private static readonly object?[][] Differing =
    [
        ["body.content", "short"], ["body.content", Long + "a"], ["body.content", "b" + Long[1..]], ["body.content", null], ["body.content", 1],
        ["body.to", "eve"], ["body.to", null], ["body.absent", Long], ["body.parts", Json(new[] { Long, "y" })], ["body.parts", Json(new[] { Long })],
        ["body.deep", Json(new { n = 2, content = Long })], ["body.deep", Json(new { m = 1, content = Long })],
    ];

    [TestCaseSource(nameof(Possible))]
    public void A_text_whose_end_was_not_kept_may_be_meant(string path, object? value)
    {
        var query = new CallQuery("*").With(path, value);
        Assert.That((Call.Body.Cut, query.Matches(Call)), Is.EqualTo(("shortened", false)));
        var judgement = Expectation.Never(query).Judge([Call]);
        Assert.That((judgement.Held, Expectation.AtLeast(query, 1).Judge([Call]).Held), Is.EqualTo((false, false)));
        Assert.That(judgement.Text, Does.Contain("cannot be known").And.Contain("was not known (the journal kept the body shortened)").And.Contain("Of a body over 65,536 bytes"));
    }

    [TestCaseSource(nameof(Differing))]
    public void What_was_kept_still_tells_what_differs(string path, object? value) =>
        Assert.That(Expectation.Never(new CallQuery("*").With(path, value)).Judge([Call]).Held, Is.True);

    [TestCase("body.to", "ada")]
    [TestCase("body.none", null)]
    [TestCase("body.absent", null)]
    [TestCase("body.parts[1]", "x")]
    [TestCase("body.deep.n", 1)]
    public void And_what_is_the_same(string path, object? value) =>
        Assert.That(Expectation.Exactly(new CallQuery("*").With(path, value), 1).Judge([Call]).Held, Is.True);

    [Test]
    public void A_text_that_was_sent_as_if_it_were_shortened_is_not_taken_for_what_it_looks_like()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { to = "a… (3 more)", content = Long });
        var call = Call with { Body = Shortening.Of(body) };
        Assert.That(Expectation.Never(new CallQuery("*").With("body.to", "a… (3 more)")).Judge([call]).Held, Is.False);
        Assert.That(Expectation.Never(new CallQuery("*").With("body.to", "abcde")).Judge([call]).Held, Is.True);
    }

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
}
