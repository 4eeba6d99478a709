namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>The comparison can fail: what is wrong is seen, and what is taken away hides nothing else. Needs neither WireMock nor the emulator.</summary>
public sealed class ComparisonTests
{
    private const string Id = "0f5a2a4e-7c53-4f6e-9d3b-0a1b2c3d4e5f";
    private const string Other = "aaaaaaaa-7c53-4f6e-9d3b-0a1b2c3d4e5f";

    private static readonly Dictionary<string, Meant> Agreed = new(StringComparer.Ordinal) { ["wording"] = new Meant(["body"], "other words") };

    [TestCase("200 OK\r\nA: 1\r\n\r\n{\"a\":1}", "201 Created\r\nA: 1\r\n\r\n{\"a\":1}")]
    [TestCase("200 OK\r\nA: 1\r\n\r\n{}", "200 Fine\r\nA: 1\r\n\r\n{}")]
    [TestCase("200 OK\r\nA: 1\r\n\r\n{}", "200 OK\r\nA: 2\r\n\r\n{}")]
    [TestCase("200 OK\r\nA: 1\r\n\r\n{}", "200 OK\r\n\r\n{}")]
    [TestCase("200 OK\r\n\r\n{\"a\":1}", "200 OK\r\n\r\n{\"a\":2}")]
    [TestCase("200 OK\r\n\r\n{\"a\":1}", "200 OK\r\n\r\n{\"a\":\"1\"}")]
    [TestCase("200 OK\r\n\r\n{\"a\":null}", "200 OK\r\n\r\n{}")]
    [TestCase("200 OK\r\n\r\n[1,2]", "200 OK\r\n\r\n[2,1]")]
    [TestCase("200 OK\r\n\r\n{\"loggedDate\":1}", "200 OK\r\n\r\n{}")]
    [TestCase("200 OK\r\n\r\n{\"detail\":{\"a\":1}}", "200 OK\r\n\r\n{\"detail\":{\"a\":2}}")]
    [TestCase("200 OK\r\n\r\n{\"port\":8}", "200 OK\r\n\r\n{\"port\":9}")]
    [TestCase("200 OK\r\n\r\nplain", "200 OK\r\n\r\nplain ")]
    [TestCase("200 OK\r\n\r\n[\"" + Id + "\",\"" + Id + "\"]", "200 OK\r\n\r\n[\"" + Id + "\",\"" + Other + "\"]")]
    [TestCase("200 OK\r\n\r\n[\"" + Chapter.First + "\"]", "200 OK\r\n\r\n[\"" + Id + "\"]")]
    public void What_is_not_the_same_is_told(string theirs, string ours) => Assert.That(Complaints(theirs, ours), Has.Count.EqualTo(1));

    [TestCase("200 OK\r\nA: 1\r\nB: 2\r\n\r\n{\"a\":1,\"b\":2.50}", "200 OK\r\nB: 2\r\nA: 1\r\n\r\n{ \"b\": 2.5, \"a\": 1.0 }")]
    [TestCase("200 OK\r\n\r\n{\"loggedDate\":1}", "200 OK\r\n\r\n{\"loggedDate\":2}")]
    [TestCase("200 OK\r\nDate: x\r\nEmulator-Call: 1\r\n\r\n", "200 OK\r\nVary: Origin\r\n\r\n")]
    [TestCase("200 OK\r\n\r\n[\"" + Id + "\"]", "200 OK\r\n\r\n[\"" + Other + "\"]")]
    [TestCase("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", "200 OK\r\nContent-Length: 2\r\n\r\nab")]
    public void What_cannot_be_the_same_is_not(string theirs, string ours) => Assert.That(Complaints(theirs, ours), Is.Empty);

    [Test]
    public void A_difference_that_is_meant_is_none() => Assert.That(Complaints("200 OK\r\n\r\na", "200 OK\r\n\r\nb", "wording"), Is.Empty);

    [Test]
    public void A_difference_that_is_meant_and_no_longer_there_is_told() =>
        Assert.That(Complaints("200 OK\r\n\r\na", "200 OK\r\n\r\na", "wording"), Has.Some.Contains("no longer differs"));

    [Test]
    public void What_a_meant_difference_does_not_cover_is_told() => Assert.That(Complaints("200 OK\r\n\r\na", "404 Not Found\r\n\r\nb", "wording"), Has.Some.Contains("does not cover"));

    [Test]
    public void A_difference_that_nobody_gave_a_reason_for_is_told() => Assert.That(Complaints("200 OK\r\n\r\na", "200 OK\r\n\r\nb", "whim"), Has.Some.Contains("nobody gave a reason"));

    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz!", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "fin")]
    [TestCase("", "", "rst")]
    [TestCase("", "x", "fin")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", "fin")]
    public void Bytes_and_how_they_ended_are_told_apart(string theirs, string ours, string end)
    {
        var step = Step.Of("GET /f", Look.Bytes, means: null);
        Assert.That(new Sameness(1).Of(step, Answer.Of(new Capture(theirs, end))).Parts, Is.Not.EqualTo(new Sameness(1).Of(step, Answer.Of(new Capture(ours, "fin"))).Parts));
    }

    [Test]
    public void Random_bytes_are_the_same_as_others()
    {
        var step = Step.Of("GET /f", Look.Bytes, means: null);
        Assert.That(new Sameness(1).Of(step, Answer.Of(new Capture("some", "fin"))).Parts, Is.EqualTo(new Sameness(1).Of(step, Answer.Of(new Capture("other", "fin"))).Parts));
    }

    private static IReadOnlyList<string> Complaints(string theirs, string ours, string? means = null)
    {
        var step = Step.Of("GET /a", Look.Answer, means);
        return Comparison.Complaints([Seen(step, theirs)], [Seen(step, ours)], Agreed);
    }

    private static Seen Seen(Step step, string answer) => new Sameness(port: 4711).Of(step, Answer.Of(new Capture($"HTTP/1.1 {answer}", "fin")));
}
