using System.Text.Json;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Core.Tests.Mappings.Reading;

/// <summary>What an author cannot have meant is refused, each mistake once and where it stands.</summary>
public sealed class MappingReaderTests
{
    private const string One = "00000000-0000-4000-8000-000000000001";
    private const string Two = "00000000-0000-4000-8000-000000000002";

    [TestCase("""{"name":"a","name":"b"}""", "/name", "stands here twice")]
    [TestCase("""{"request":{"url":"/a","url":"/b"}}""", "/request/url", "stands here twice")]
    [TestCase("""{"request":{"headers":{"A":{"equalTo":"1"},"A":{"equalTo":"2"}}}}""", "/request/headers/A", "stands here twice")]
    [TestCase("""{"metadata":{"A~/":"1","A~/":"2"}}""", "/metadata/A~0~1", "stands here twice")]
    [TestCase("""{"response":{"jsonBody":[{},{"a":1,"a":2}]}}""", "/response/jsonBody/1/a", "stands here twice")]
    [TestCase($$"""{"id":"{{One}}","uuid":"{{Two}}"}""", "/uuid", $"is another id than id, {One}")]
    [TestCase($$"""{"id":"{{One}}","uuid":"x"}""", "/uuid", "should be a UUID")]
    [TestCase("""{"response":{"chunkedDribbleDelay":{"numberOfChunks":2000000000,"totalDuration":1}}}""", "/response/chunkedDribbleDelay/numberOfChunks", "should be at most 10000")]
    [TestCase("""{"response":{"chunkedDribbleDelay":{"totalDuration":1}}}""", "/response/chunkedDribbleDelay/numberOfChunks", "is missing")]
    [TestCase("""{"response":{"chunkedDribbleDelay":[]}}""", "/response/chunkedDribbleDelay", "should be an object")]
    [TestCase("""{"response":{"delayDistribution":{"type":"uniform","lower":"x","upper":2}}}""", "/response/delayDistribution/lower", "should be a whole number")]
    [TestCase("""{"response":{"delayDistribution":{"type":"uniform","lower":1}}}""", "/response/delayDistribution/upper", "is missing")]
    [TestCase("""{"response":{"delayDistribution":{"type":"fixed","milliseconds":-1}}}""", "/response/delayDistribution/milliseconds", "should be at least 0")]
    [TestCase("""{"response":{"delayDistribution":{"type":"lognormal","median":"x","sigma":1}}}""", "/response/delayDistribution/median", "should be a number of milliseconds")]
    [TestCase("""{"response":{"delayDistribution":{"type":{}}}}""", "/response/delayDistribution/type", "should be a text")]
    [TestCase("""{"response":{"delayDistribution":[]}}""", "/response/delayDistribution", "should be an object")]
    [TestCase("""{"request":{"basicAuth":{"username":{},"password":"p"}}}""", "/request/basicAuth/username", "should be a text")]
    [TestCase("""{"metadata":{"emulator":{"effect":{}}}}""", "/metadata/emulator/effect", "should be a text")]
    [TestCase("""[]""", "", "should be an object")]
    public void A_mistake_is_told_once(string mapping, string path, string message)
    {
        var (read, faults) = Read(mapping);
        Assert.That(read, Is.False);
        Assert.That(faults.Select(fault => fault.Path), Is.EqualTo([path]));
        Assert.That(faults[0].Message, Does.Contain(message));
    }

    [TestCase($$"""{"id":"{{One}}","uuid":"{{One}}"}""")]
    [TestCase("""{"requiredScenarioState":"a","newScenarioState":"b"}""")]
    [TestCase("""{"response":{"chunkedDribbleDelay":{"numberOfChunks":0,"totalDuration":1},"fixedDelayMilliseconds":-1}}""")]
    [TestCase("""{"response":{"headers":{"Content-Length":"7","Transfer-Encoding":"chunked","Connection":"keep-alive"}}}""")]
    [TestCase("""{"request":{"url":"/a","pathParameters":{"b":{"equalTo":"1"}}}}""")]
    public void What_WireMock_takes_and_what_was_recorded_may_hold_is_taken(string mapping) => Assert.That(Read(mapping).Faults, Is.Empty);

    [TestCase("/request/url", "should be a text, and is a list", "url should be a text, and is a list")]
    [TestCase("/request/bodyPatterns/0", "says nothing of the value", "bodyPatterns/0 says nothing of the value")]
    [TestCase("/response/headers/A~1B~0", "is no name of a header", "A/B~ is no name of a header")]
    [TestCase("/0", "is no mapping", "0 is no mapping")]
    [TestCase("", "should be an object", "should be an object")]
    [TestCase("/urll", "Unrecognized field \"urll\"", "Unrecognized field \"urll\"")]
    public void A_mistake_is_a_sentence_without_its_pointer_too(string path, string message, string sentence) => Assert.That(new Fault(path, message).Sentence, Is.EqualTo(sentence));

    [TestCase("(a", "the group at 0 is not closed")]
    [TestCase("x((?:a)", "the group at 1 is not closed")]
    [TestCase("a)b", "the parenthesis at 1 closes nothing")]
    [TestCase("a)|(b", "the parenthesis at 1 closes nothing")]
    [TestCase("ab[z-a]", "is no regular expression: ")]
    [TestCase(@"\d{3,1}x", "is no regular expression: ")]
    [TestCase("(?<n>a)\\k<m>", "is no regular expression: ")]
    public void An_expression_that_is_none_is_told_in_its_authors_own_letters(string expression, string why)
    {
        var (_, faults) = Read($$$"""{"request":{"urlPattern":{{{JsonSerializer.Serialize(expression)}}}}}""");
        Assert.That(faults.Single().Message, Does.Contain(why).And.Not.Contain(@"\A").And.Not.Contain("Invalid pattern").And.Not.Contain("offset"));
    }

    private static (bool Read, IReadOnlyList<Fault> Faults) Read(string mapping)
    {
        var (read, faults) = Stubs.TryRead(mapping);
        return (read is not null, faults);
    }
}
