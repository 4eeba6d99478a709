using ChatEmulator.Core.Tests.Mappings.Observed;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Reading;

/// <summary>What cannot be read is told by name and place, all of it at once, and nothing that is written is ignored.</summary>
public sealed class RequestReaderTests
{
    [TestCase("""{"bodyPatterns":[{"equalToXml":"<a/>"}]}""", "/request/bodyPatterns/0/equalToXml", "is not to be had here: XML is not looked into")]
    [TestCase("""{"bodyPatterns":[{"matchesXPath":"//a"}]}""", "/request/bodyPatterns/0/matchesXPath", "XML is not looked into")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonSchema":"{}"}]}""", "/request/bodyPatterns/0/matchesJsonSchema", "there are no JSON schemas here")]
    [TestCase("""{"headers":{"Date":{"before":"now"}}}""", "/request/headers/Date/before", "instants are not compared")]
    [TestCase("""{"multipartPatterns":[{"name":"a"}]}""", "/request/multipartPatterns", "bodies of several parts are not taken apart")]
    [TestCase("""{"customMatcher":{"name":"a"}}""", "/request/customMatcher", "is not to be had here")]
    [TestCase("""{"scheme":"https"}""", "/request/scheme", "does not tell whether it came by TLS")]
    [TestCase("""{"clientIp":{"equalTo":"::1"}}""", "/request/clientIp", "does not tell where it came from")]
    [TestCase("""{"urlPatern":"/a"}""", "/request/urlPatern", "did you mean \"urlPattern\"?")]
    [TestCase("""{"headers":{"A":{"equalsTo":"b"}}}""", "/request/headers/A/equalsTo", "did you mean \"equalTo\"?")]
    [TestCase("""{"headers":{"A/B~":{"equalsTo":"b"}}}""", "/request/headers/A~1B~0/equalsTo", "did you mean \"equalTo\"?")]
    [TestCase("""{"headers":{"A":{"contains":"b","caseInsensitive":true}}}""", "/request/headers/A/caseInsensitive", "Unrecognized field")]
    [TestCase("""{"headers":{"A":{"equalTo":"b","matches":"c"}}}""", "/request/headers/A/matches", "is a second matcher beside equalTo")]
    [TestCase("""{"headers":{"A":"b"}}""", "/request/headers/A", "should be an object, and is a text")]
    [TestCase("""{"headers":[]}""", "/request/headers", "should be an object, and is a list")]
    [TestCase("""{"headers":{"A":{}}}""", "/request/headers/A", "says nothing of the value; there are equalTo, ")]
    [TestCase("""{"headers":{"A":{"equalTo":null}}}""", "/request/headers/A", "says nothing of the value")]
    [TestCase("""{"headers":{"A":{"contains":5}}}""", "/request/headers/A/contains", "should be a text, and is the number 5")]
    [TestCase("""{"headers":{"A":{"equalTo":"a","caseInsensitive":"yes"}}}""", "/request/headers/A/caseInsensitive", "should be true or false")]
    [TestCase("""{"headers":{"A":{"hasExactly":[]}}}""", "/request/headers/A/hasExactly", "takes at least one matcher")]
    [TestCase("""{"headers":{"A":{"includes":[{"equalsTo":"a"}]}}}""", "/request/headers/A/includes/0/equalsTo", "did you mean")]
    [TestCase("""{"headers":{"A":{"absent":false}}}""", "/request/headers/A/absent", "is true where it stands")]
    [TestCase("""{"cookies":{"A":{"hasExactly":[{"equalTo":"a"}]}}}""", "/request/cookies/A/hasExactly", "Unrecognized field")]
    [TestCase("""{"bodyPatterns":{}}""", "/request/bodyPatterns", "should be a list, and is an object")]
    [TestCase("""{"bodyPatterns":[{"and":[{"contains":"a"}]}]}""", "/request/bodyPatterns/0/and", "takes at least two matchers")]
    [TestCase("""{"bodyPatterns":[{"or":[{"contains":"a"},{"contians":"b"}]}]}""", "/request/bodyPatterns/0/or/1/contians", "did you mean \"contains\"?")]
    [TestCase("""{"bodyPatterns":[{"not":{"not":{"nope":"b"}}}]}""", "/request/bodyPatterns/0/not/not/nope", "Unrecognized field")]
    [TestCase("""{"bodyPatterns":[{"not":"b"}]}""", "/request/bodyPatterns/0/not", "should be an object, and is a text")]
    [TestCase("""{"bodyPatterns":[{"binaryEqualTo":"%"}]}""", "/request/bodyPatterns/0/binaryEqualTo", "is no base64")]
    [TestCase("""{"bodyPatterns":[{"equalToJson":"{"}]}""", "/request/bodyPatterns/0/equalToJson", "is no JSON")]
    [TestCase("""{"bodyPatterns":[{"equalToJson":{"a":"${json-unit.any-strin}"}}]}""", "/request/bodyPatterns/0/equalToJson", "has the placeholder json-unit.any-strin; there are ignore")]
    [TestCase("""{"bodyPatterns":[{"equalToJson":{"a":"${json-unit.regex}["}}]}""", "/request/bodyPatterns/0/equalToJson", "has a placeholder that is no regular expression")]
    [TestCase("""{"bodyPatterns":[{"equalToJson":{},"ignoreArrayOrdr":true}]}""", "/request/bodyPatterns/0/ignoreArrayOrdr", "did you mean \"ignoreArrayOrder\"?")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonPath":"$.a["}]}""", "/request/bodyPatterns/0/matchesJsonPath", "is no JSONPath")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonPath":{"expression":"$.a[","equalTo":"b"}}]}""", "/request/bodyPatterns/0/matchesJsonPath/expression", "is no JSONPath")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonPath":{"equalTo":"b"}}]}""", "/request/bodyPatterns/0/matchesJsonPath/expression", "is missing: the path")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonPath":{"expression":"$.a"}}]}""", "/request/bodyPatterns/0/matchesJsonPath", "says nothing of the value")]
    [TestCase("""{"bodyPatterns":[{"matchesJsonPath":{"expression":"$.a","equalsTo":"b"}}]}""", "/request/bodyPatterns/0/matchesJsonPath/equalsTo", "did you mean \"equalTo\"?")]
    [TestCase("""{"urlPattern":"/a["}""", "/request/urlPattern", "the bracket at 2 is not closed")]
    [TestCase("""{"urlPathPattern":"/(a"}""", "/request/urlPathPattern", "is no regular expression")]
    [TestCase("""{"urlPathPattern":"/a{b}"}""", "/request/urlPathPattern", "is no repetition such as {2,5}")]
    [TestCase("""{"urlPathPattern":"/\\y"}""", "/request/urlPathPattern", "\\y is no escape")]
    [TestCase("""{"url":"/a","urlPath":"/b"}""", "/request/urlPath", "says the address a second time, beside url")]
    [TestCase("""{"method":{}}""", "/request/method", "should be a text, and is an object")]
    [TestCase("""{"port":70000}""", "/request/port", "should be at most 65535")]
    [TestCase("""{"basicAuth":{"username":"a"}}""", "/request/basicAuth/password", "is missing")]
    [TestCase("""{"basicAuth":{"username":"a","password":"b"},"basicAuthCredentials":{"username":"a","password":"b"}}""", "/request/basicAuth", "another name of basicAuthCredentials")]
    [TestCase("""{"headers":{"authorization":{"contains":"a"}},"basicAuth":{"username":"a","password":"b"}}""", "/request/headers", "says what Authorization has to be")]
    [TestCase("[]", "/request", "should be an object, and is a list")]
    public void What_is_wrong_is_told_once_with_its_place(string request, string path, string message)
    {
        var fault = Observations.Read(request).Faults.Single();
        Assert.That(fault.Path, Is.EqualTo(path));
        Assert.That(fault.Message, Does.Contain(message));
    }

    [Test]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var (_, faults) = Observations.Read("""
            {"urlPatern":"/a","scheme":"http","headers":{"A":{"equalToXml":"<a/>"},"B":{"containz":"b"}},"bodyPatterns":[{"matches":"["},{"and":[{"matchesXPath":"a"},{"matchesJsonSchema":"b"}]}]}
            """);
        Assert.That(faults.Select(fault => fault.Path), Is.EquivalentTo(new[]
        {
            "/request/urlPatern", "/request/scheme", "/request/headers/A/equalToXml", "/request/headers/B/containz", "/request/bodyPatterns/0/matches",
            "/request/bodyPatterns/1/and/0/matchesXPath", "/request/bodyPatterns/1/and/1/matchesJsonSchema",
        }));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"method":null,"headers":null,"bodyPatterns":null,"multipartPatterns":[],"customMatcher":null,"url":null}""")]
    [TestCase("""{"method":"ANY","urlPattern":".*"}""")]
    public void What_says_nothing_wants_any_request(string request)
    {
        var (pattern, faults) = Observations.Read(request);
        Assert.That(faults, Is.Empty);
        Assert.That(pattern.Matches(Observations.Request("PUT /any?thing HTTP/1.1\r\nHost: a\r\n\r\nbody")), Is.True);
        Assert.That((pattern.Method, pattern.LiteralPath, pattern.LiteralPrefix, pattern.LooksAtBody), Is.EqualTo((RequestPattern.AnyMethod, (string?)null, "", false)));
    }

    [TestCase("""{"url":"/a/b?c=d"}""", "/a/b", "/a/b")]
    [TestCase("""{"urlPath":"/a b"}""", "/a b", "/a b")]
    [TestCase("""{"urlPattern":"/a/b\\?c=.*"}""", null, "/a/b")]
    [TestCase("""{"urlPattern":"/a/b?c"}""", null, "/a/")]
    [TestCase("""{"urlPathPattern":"/a\\.b/[0-9]+"}""", null, "/a.b/")]
    [TestCase("""{"urlPathPattern":"/ab*"}""", null, "/a")]
    [TestCase("""{"urlPathPattern":"/ab{0,1}"}""", null, "/a")]
    [TestCase("""{"urlPathPattern":"/ab+"}""", null, "/ab")]
    [TestCase("""{"urlPathPattern":"/a|/b"}""", null, "")]
    [TestCase("""{"urlPathPattern":"(?i)/a"}""", null, "")]
    [TestCase("""{"urlPathPattern":"\\Q/a\\E"}""", null, "")]
    [TestCase("""{"urlPathTemplate":"/a/{b}/c"}""", null, "/a/")]
    [TestCase("""{"urlPathTemplate":"/a/b"}""", "/a/b", "/a/b")]
    [TestCase("""{"method":"GET"}""", null, "")]
    public void An_index_learns_which_paths_can_match_at_all(string request, string? path, string prefix)
    {
        var (pattern, _) = Observations.Read(request);
        Assert.That((pattern.LiteralPath, pattern.LiteralPrefix), Is.EqualTo((path, prefix)));
    }

    [Test]
    public void The_names_in_a_path_stand_for_what_was_sent()
    {
        var (pattern, _) = Observations.Read("""{"urlPathTemplate":"/orders/{order}/lines/{.line*}/**"}""");
        var parameters = pattern.PathParameters(Observations.Request("GET /orders/7%207/lines/2/x/y HTTP/1.1\r\nHost: a\r\n\r\n"));
        Assert.That(parameters, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["order"] = "7%207", ["line"] = "2", ["0"] = "x/y" }));
        Assert.That(pattern.PathParameters(Observations.Request("GET /orders HTTP/1.1\r\nHost: a\r\n\r\n")), Is.Null);
        Assert.That(RequestPattern.Any.PathParameters(Observations.Request("GET / HTTP/1.1\r\nHost: a\r\n\r\n")), Is.Null);
    }

    [TestCase("""{"bodyPatterns":[{"contains":"a"}]}""")]
    [TestCase("""{"formParameters":{"a":{"contains":"a"}}}""")]
    public void Whether_it_looks_at_the_body_is_known(string request) => Assert.That(Observations.Read(request).Pattern.LooksAtBody, Is.True);
}
