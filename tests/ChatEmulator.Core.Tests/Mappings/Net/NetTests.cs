using ChatEmulator.Core.Tests.Mappings.Files;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Mappings.Net;

/// <summary>Mappings of WireMock.Net answer what they answer there.</summary>
public sealed class NetTests
{
    private static readonly Header[] Sent = [new("X-One", "Alpha"), new("Content-Type", "application/json; charset=utf-8"), new("Cookie", "c=1"), new("Empty", "")];

    // Wildcards, in a path, whole.
    [TestCase("\"Path\": \"/a/*\"", "GET /a/b/c?d=e", true)]
    [TestCase("\"Path\": \"/a/?\"", "GET /a/b", true)]
    [TestCase("\"Path\": \"/a/?\"", "GET /a/bc", false)]
    [TestCase("\"Path\": \"/a\"", "GET /a/b", false)]
    [TestCase("\"Path\": \"/a.b\"", "GET /aXb", false)]
    [TestCase("\"Path\": \"/é b\"", "GET /%C3%A9%20b", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"/A*\", \"IgnoreCase\": true }] }", "GET /abc", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"/A\", \"IgnoreCase\": true }] }", "GET /a", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"/*\" }] }", "GET /a", false)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Patterns\": [\"/a\", \"/b*\"] }] }", "GET /bc", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Patterns\": [\"/a*\", \"*b\"], \"MatchOperator\": \"And\" }] }", "GET /a", false)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Patterns\": [\"/a*\", \"*b\"], \"MatchOperator\": \"And\" }] }", "GET /ab", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"/a*\" }, { \"Name\": \"WildcardMatcher\", \"Pattern\": \"*x\", \"RejectOnMatch\": true }], \"MatchOperator\": \"And\" }", "GET /ax", false)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"/a*\" }, { \"Name\": \"WildcardMatcher\", \"Pattern\": \"*x\", \"RejectOnMatch\": true }], \"MatchOperator\": \"And\" }", "GET /ay", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"/a*\" }, { \"Name\": \"ExactMatcher\", \"Pattern\": \"/b\" }] }", "GET /b", true)]
    // Expressions are looked for anywhere.
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"b\" }] }", "GET /abc", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/a/\\\\d+$\" }] }", "GET /a/12", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/a/\\\\d+$\" }] }", "GET /a/12/b", false)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/A/[[a-z]+$\", \"IgnoreCase\": true }] }", "GET /a/b[", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/a$|^/b$\" }] }", "GET /b", true)]
    [TestCase("\"Path\": { \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/a$|^/b$\" }] }", "GET /bc", false)]
    [TestCase("\"Url\": \"*/a?b=c\"", "GET /a?b=c", true)]
    [TestCase("\"Url\": \"*/a?b=c\"", "GET /a?b=d", false)]
    // Methods, in any case.
    [TestCase("\"Methods\": [\"get\", \"post\"]", "POST /a", true)]
    [TestCase("\"Methods\": [\"get\", \"post\"]", "PUT /a", false)]
    [TestCase("\"Path\": \"/a\"", "PATCH /a", true)]
    // Headers, cookies, the query.
    [TestCase("\"Headers\": [{ \"Name\": \"x-one\", \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"Al*\" }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"alpha\" }] }]", "GET /a", false)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"alpha\", \"IgnoreCase\": true }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Beta\", \"RejectOnMatch\": true }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-Two\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Beta\", \"RejectOnMatch\": true }] }]", "GET /a", false)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-Two\", \"RejectOnMatch\": true, \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Beta\" }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"Content-Type\", \"Matchers\": [{ \"Name\": \"ContentTypeMatcher\", \"Pattern\": \"application/json\" }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"Content-Type\", \"Matchers\": [{ \"Name\": \"ContentTypeMatcher\", \"Pattern\": \"application/js\" }] }]", "GET /a", false)]
    [TestCase("\"Headers\": [{ \"Name\": \"Empty\", \"Matchers\": [{ \"Name\": \"NotNullOrEmptyMatcher\" }] }]", "GET /a", false)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"NotNullOrEmptyMatcher\" }] }]", "GET /a", true)]
    [TestCase("\"Headers\": [{ \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"lph\" }] }, { \"Name\": \"X-One\", \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^b\" }] }]", "GET /a", false)]
    [TestCase("\"Cookies\": [{ \"Name\": \"c\", \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"?\" }] }]", "GET /a", true)]
    [TestCase("\"Cookies\": [{ \"Name\": \"d\", \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"*\" }] }]", "GET /a", false)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"1\" }] }]", "GET /a?q=1", true)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"1\" }] }]", "GET /a?q=2", false)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [] }]", "GET /a?q", true)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [] }]", "GET /a", false)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Patterns\": [\"1\", \"2\"] }] }]", "GET /a?q=2&q=1", true)]
    [TestCase("\"Params\": [{ \"Name\": \"q\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Patterns\": [\"1\", \"2\"] }] }]", "GET /a?q=2", false)]
    public void A_request_is_answered_as_it_is_there(string asked, string request, bool answered)
    {
        using var files = Files($$"""{ "Request": { {{asked}} }, "Response": { "Body": "yes" } }""");
        Assert.That(MappingFiles.Answer(files.Sound(), request, "", Sent), Is.EqualTo(answered ? "yes" : null));
    }

    [TestCase("{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"b*\" }", "a\nbc\nd", true, Description = "A line of several.")]
    [TestCase("{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"a*d\" }", "a\nbc\nd", false)]
    [TestCase("{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"b*\", \"RejectOnMatch\": true }", "x", true)]
    [TestCase("{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"b*\", \"RejectOnMatch\": true }", "", false, Description = "Without a body nothing is matched, not even what rejects.")]
    [TestCase("{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^b.$\" }", "a\nbc\nd", true)]
    [TestCase("{ \"Name\": \"RegexMatcher\", \"Pattern\": \"a.b\" }", "a\nb", false)]
    [TestCase("{ \"Name\": \"RegexMatcher\", \"Pattern\": \"(?s)a.b\" }", "a\nb", true)]
    [TestCase("{ \"Name\": \"RegexMatcher\", \"Pattern\": \"a[\\\\s\\\\S]b\" }", "a\nb", true)]
    [TestCase("{ \"Name\": \"RegexMatcher\", \"Pattern\": \"\\\\w\\\\d\" }", "é٣", true)]
    [TestCase("{ \"Name\": \"JsonMatcher\", \"Pattern\": { \"a\": [1, 2] } }", "{\"a\":[1,2]}", true)]
    [TestCase("{ \"Name\": \"JsonMatcher\", \"Pattern\": \"{ \\\"a\\\": [1, 2] }\" }", "{\"a\":[2,1]}", false)]
    [TestCase("{ \"Name\": \"JsonMatcher\", \"Pattern\": { \"a\": 1 } }", "{\"a\":1,\"b\":2}", false)]
    [TestCase("{ \"Name\": \"JsonMatcher\", \"Pattern\": { \"a\": 1 }, \"RejectOnMatch\": true }", "{\"a\":2}", true)]
    [TestCase("{ \"Name\": \"JsonMatcher\", \"Pattern\": { \"a\": 1 }, \"RejectOnMatch\": true }", "no JSON", false)]
    [TestCase("{ \"Name\": \"JsonPartialMatcher\", \"Pattern\": { \"a\": [2] } }", "{\"a\":[1,2],\"b\":3}", true)]
    [TestCase("{ \"Name\": \"JsonPartialMatcher\", \"Pattern\": { \"a\": \"x*\" } }", "{\"a\":\"xy\"}", false)]
    [TestCase("{ \"Name\": \"JsonPartialWildcardMatcher\", \"Pattern\": { \"a\": { \"b\": \"x*\" } } }", "{\"a\":{\"b\":\"xy\",\"c\":1}}", true)]
    [TestCase("{ \"Name\": \"JsonPartialWildcardMatcher\", \"Pattern\": { \"a\": \"x?\" } }", "{\"a\":\"xyz\"}", false)]
    [TestCase("{ \"Name\": \"JsonPathMatcher\", \"Pattern\": \"$.things[?(@.name == 'x')]\" }", "{\"things\":[{\"name\":\"x\"}]}", true)]
    [TestCase("{ \"Name\": \"JsonPathMatcher\", \"Patterns\": [\"a\", \"b\"] }", "{\"b\":1}", true)]
    [TestCase("{ \"Name\": \"JsonPathMatcher\", \"Patterns\": [\"a\", \"b\"], \"MatchOperator\": \"And\" }", "{\"b\":1}", false)]
    [TestCase("{ \"Name\": \"ExactObjectMatcher\", \"Pattern\": \"aGk=\" }", "hi", true)]
    [TestCase("{ \"Name\": \"NotNullOrEmptyMatcher\" }", "", false)]
    [TestCase("{ \"Name\": \"NotNullOrEmptyMatcher\" }", "x", true)]
    public void A_body_is_looked_at_as_it_is_there(string matcher, string body, bool answered)
    {
        using var files = Files($$"""{ "Request": { "Body": { "Matcher": {{matcher}} } }, "Response": { "Body": "yes" } }""");
        Assert.That(MappingFiles.Answer(files.Sound(), "POST /a", body), Is.EqualTo(answered ? "yes" : null));
    }

    [Test]
    public void Of_several_matchers_of_a_body_one_is_enough_unless_all_are_asked_for()
    {
        const string Matchers = """
            "Matchers": [{ "Name": "RegexMatcher", "Pattern": "a" }, { "Name": "RegexMatcher", "Pattern": "b" }]
            """;
        using var one = Files($$$"""{ "Request": { "Body": { {{{Matchers}}} } }, "Response": { "Body": "yes" } }""");
        using var all = Files($$$"""{ "Request": { "Body": { {{{Matchers}}}, "MatchOperator": "And" } }, "Response": { "Body": "yes" } }""");
        Assert.That((MappingFiles.Answer(one.Sound(), "POST /", "xa"), MappingFiles.Answer(all.Sound(), "POST /", "xa"), MappingFiles.Answer(all.Sound(), "POST /", "ba")), Is.EqualTo(("yes", (string?)null, "yes")));
    }

    [Test]
    public void Of_mappings_of_one_priority_the_one_that_says_most_answers_and_then_the_last()
    {
        using var files = new MappingFiles()
            .With("a.json", """{ "Request": { "Path": "/a", "Methods": ["GET"] }, "Response": { "Body": "most" } }""")
            .With("b.json", """{ "Request": { "Path": "/a" }, "Response": { "Body": "less" } }""")
            .With("c.json", """{ "Request": { "Path": "/a" }, "Response": { "Body": "less, and later" } }""");
        Assert.That((MappingFiles.Answer(files.Sound(), "GET /a"), MappingFiles.Answer(files.Sound(), "PUT /a")), Is.EqualTo(("most", "less, and later")));
        files.With("d.json", """{ "Priority": -1, "Request": {}, "Response": { "Body": "first" } }""");
        Assert.That(MappingFiles.Answer(files.Sound(), "GET /a"), Is.EqualTo("first"));
    }

    [Test]
    public void A_file_of_its_own_examples_loads()
    {
        using var files = new MappingFiles()
            .With("__admin/mappings/11111110-a633-40e8-a244-5cb80bc0ab66.json", """{ "Request": { "Path": { "Matchers": [{ "Name": "WildcardMatcher", "Pattern": "/static/mapping" }] }, "Methods": ["get"] }, "Response": { "BodyAsJson": { "body": "static mapping" }, "Headers": { "Content-Type": "application/json", "Test-X": ["test 1", "test 2"] } } }""")
            .With("__admin/mappings/recorded.json", """{ "Guid": "791a3f31-6946-4ce7-8e6f-0237c7443275", "Title": "", "Priority": 0, "UpdatedAt": "2024-01-01T00:00:00Z", "Request": { "Path": "/a", "Methods": ["POST"], "Body": {} }, "Response": { "StatusCode": "404", "BodyDestination": "SameAsSource", "Body": "hi", "BodyAsBytes": "aGk=", "BodyEncoding": { "CodePage": 65001, "EncodingName": "Unicode (UTF-8)", "WebName": "utf-8" }, "UseTransformer": false, "Headers": { "Connection": "close" } } }""");
        Assert.That(files.Sound().All.Select(mapping => mapping.Id.ToString()), Is.EquivalentTo(new[] { "11111110-a633-40e8-a244-5cb80bc0ab66", "791a3f31-6946-4ce7-8e6f-0237c7443275" }));
    }

    private static MappingFiles Files(string mapping) => new MappingFiles().With("a.json", mapping);
}
