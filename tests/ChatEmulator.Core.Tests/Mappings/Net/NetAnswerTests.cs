using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.Mappings.Files;

namespace ChatEmulator.Core.Tests.Mappings.Net;

/// <summary>What mappings of WireMock.Net answer, and what of them is not to be had.</summary>
public sealed class NetAnswerTests
{
    [TestCase("\"StatusCode\": 201, \"Body\": \"x\"", """{"status":201,"body":"x"}""")]
    [TestCase("\"StatusCode\": \"204\"", """{"status":204}""")]
    [TestCase("\"BodyAsJson\": { \"a\": [1.50, null] }", """{"status":200,"jsonBody":{"a":[1.50,null]}}""")]
    [TestCase("\"BodyAsJson\": { \"a\": 1 }, \"BodyAsJsonIndented\": true", """{"status":200,"body":"{\n  \"a\": 1\n}"}""")]
    [TestCase("\"BodyAsBytes\": \"aGk=\"", """{"status":200,"base64Body":"aGk="}""")]
    [TestCase("\"BodyAsFile\": \"sub\\\\b.txt\", \"BodyAsFileIsCached\": true", """{"status":200,"bodyFileName":"sub/b.txt"}""")]
    [TestCase("\"Headers\": { \"A\": \"1\", \"B\": [\"2\", \"3\"] }", """{"status":200,"headers":{"A":"1","B":["2","3"]}}""")]
    [TestCase("\"HeadersRaw\": \"A: 1\\r\\nB: 2\\nB:3\"", """{"status":200,"headers":{"A":["1"],"B":["2","3"]}}""")]
    [TestCase("\"Delay\": 5", """{"status":200,"fixedDelayMilliseconds":5}""")]
    [TestCase("\"MinimumRandomDelay\": 5", """{"status":200,"delayDistribution":{"type":"uniform","lower":5,"upper":60000}}""")]
    [TestCase("\"MinimumRandomDelay\": 5, \"MaximumRandomDelay\": 9", """{"status":200,"delayDistribution":{"type":"uniform","lower":5,"upper":9}}""")]
    [TestCase("\"Fault\": { \"Type\": \"EMPTY_RESPONSE\" }", """{"status":200,"fault":"EMPTY_RESPONSE"}""")]
    [TestCase("\"Fault\": { \"Type\": \"NONE\" }", """{"status":200}""")]
    [TestCase("\"UseTransformer\": true, \"TransformerType\": \"Handlebars\", \"Body\": \"plain\"", """{"status":200,"body":"plain"}""")]
    public void An_answer_is_that_of_WireMock_with_the_same_meaning(string answer, string expected)
    {
        using var files = new MappingFiles().With("a.json", $$"""{ "Request": {}, "Response": { {{answer}} } }""").With("sub/b.txt", "from the file");
        var told = files.Sound().All.Single().Source.GetProperty("response");
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(told.GetRawText()), JsonNode.Parse(expected)), Is.True, told.GetRawText());
    }

    [Test]
    public void A_scenario_begins_in_no_state_and_goes_back_to_none()
    {
        using var files = new MappingFiles().With("a.json", """{ "Scenario": "s", "SetStateTo": "next", "Request": {}, "Response": {} }""").With("b.json", """{ "Scenario": "s", "WhenStateIs": "next", "Request": {}, "Response": {} }""");
        Assert.That(files.Sound().All.Select(mapping => (mapping.Scenario, mapping.Required, mapping.Next)), Is.EqualTo(new[] { ("s", "next", "Started"), ("s", "Started", "next") }));
    }

    [Test]
    public void A_mapping_of_several_methods_is_as_many_of_WireMock_and_one_that_is_disabled_is_none()
    {
        using var files = new MappingFiles().With("a.json", """[{ "Guid": "791a3f31-6946-4ce7-8e6f-0237c7443275", "Title": "t", "Description": "d", "Priority": 2, "Request": { "Methods": ["get", "put"] }, "Response": {} }, { "IsDisabled": true, "Request": {}, "Response": {} }]""");
        var loaded = files.Read();
        Assert.That(loaded.Table.All.Select(mapping => (mapping.Request.Method, mapping.Name, mapping.Priority, mapping.Metadata!.Value.GetProperty("description").GetString())), Is.EquivalentTo(new[] { ("GET", "t", 7, "d"), ("PUT", "t", 7, "d") }));
        Assert.That((loaded.Disabled, loaded.Table.Find(Guid.Parse("791a3f31-6946-4ce7-8e6f-0237c7443275"))?.Request.Method), Is.EqualTo((1, "GET")));
    }

    [TestCase("""{ "Request": {} }""", "/Response: is missing")]
    [TestCase("""{ "Guid": "x", "Request": {}, "Response": {} }""", "/Guid: should be a UUID, and is 'x'")]
    [TestCase("""{ "Requst": {}, "Response": {}, "Request": {} }""", "/Requst: Unrecognized field \"Requst\", did you mean \"Request\"?")]
    [TestCase("""{ "TimesInSameState": 2, "Request": {}, "Response": {} }""", "/TimesInSameState: is not to be had here above 1: write a mapping for each time, with a state of its own")]
    [TestCase("""{ "WhenStateIs": "x", "Request": {}, "Response": {} }""", "/WhenStateIs: is ignored without a Scenario there")]
    [TestCase("""{ "Scenario": "s", "SetStateTo": "Started", "Request": {}, "Response": {} }""", "/SetStateTo: Started is the state in which every scenario begins here; choose another word")]
    [TestCase("""{ "Webhook": { "Request": {} }, "Request": {}, "Response": {} }""", "/Webhook: is not to be had here: nobody here calls other services")]
    [TestCase("""{ "Probability": 0.5, "Request": {}, "Response": {} }""", "/Probability: is not to be had here below 1, which is always: `probability` of a rule in a scenario answers some of the calls")]
    [TestCase("""{ "TimeSettings": { "TTL": 5 }, "Request": {}, "Response": {} }""", "/TimeSettings: is not to be had here: a mapping holds for as long as it is there")]
    [TestCase("""{ "Request": { "ClientIP": "127.0.0.1" }, "Response": {} }""", "/Request/ClientIP: is not to be had here: a request here does not tell where it came from")]
    [TestCase("""{ "Request": { "Methods": [] }, "Response": {} }""", "/Request/Methods: is empty, and so nothing matches; leave it out for any method")]
    [TestCase("""{ "Request": { "Path": "/a", "Url": "*/a" }, "Response": {} }""", "/Request/Url: is ignored beside Path there: only one of the two")]
    [TestCase("""{ "Request": { "Headers": [{ "Name": "X" }] }, "Response": {} }""", "/Request/Headers/0/Matchers: is missing: without any, nothing is said of it")]
    [TestCase("""{ "Request": { "Params": [{ "Name": "q", "IgnoreCase": true, "Matchers": [] }] }, "Response": {} }""", "/Request/Params/0/IgnoreCase: is not to be had here: names of fields of the query are compared as they are")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "XPathMatcher", "Pattern": "/a" } } }, "Response": {} }""", "/Request/Body/Matcher/Name: XPathMatcher is not to be had here: XML is not looked into; a WildcardMatcher or RegexMatcher sees it as a text")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "SimMetricsMatcher.Levenstein", "Pattern": "a" } } }, "Response": {} }""", "/Request/Body/Matcher/Name: SimMetricsMatcher is not to be had here: what is nearly the same is not the same here")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "JsonMatcher", "Pattern": {}, "IgnoreCase": true } } }, "Response": {} }""", "/Request/Body/Matcher/IgnoreCase: is not to be had here: names and texts in JSON are compared as they are")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "JsonMatcher", "Pattern": { "a": "${json-unit.ignore}" } } } }, "Response": {} }""", "/Request/Body/Matcher/Pattern: has ${json-unit.…} in it, which would be taken for a placeholder here")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "JsonPartialMatcher", "Pattern": { "a.b": 1 } } } }, "Response": {} }""", "/Request/Body/Matcher/Pattern: the name \"a.b\" is a path there, and names are names here: write objects inside objects")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [{ "Name": "JsonMatcher", "Pattern": {} }] } }, "Response": {} }""", "/Request/Path/Matchers/0/Name: JsonMatcher looks into a body, and this is none; there are ExactMatcher, WildcardMatcher, RegexMatcher, ContentTypeMatcher, NotNullOrEmptyMatcher")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [{ "Name": "RegexMatcher", "Pattern": "(?(a)b|c)" }] } }, "Response": {} }""", "/Request/Path/Matchers/0/Pattern: the group (?(a)… is .NET's alone")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [{ "Name": "RegexMatcher", "Pattern": "[a-z-[b]]" }] } }, "Response": {} }""", "/Request/Path/Matchers/0/Pattern: letters without some others, [a-z-[b]], are .NET's alone")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [{ "Name": "RegexMatcher", "Pattern": "(a" }] } }, "Response": {} }""", "/Request/Path/Matchers/0/Pattern: is no regular expression: Invalid pattern '(a' at offset 2. Not enough )'s.")]
    [TestCase("""{ "Request": {}, "Response": { "Body": "a", "BodyAsJson": {} } }""", "/Response/BodyAsJson: is ignored beside Body there: only one of BodyAsBytes, Body, BodyAsJson, BodyAsFile")]
    [TestCase("""{ "Request": {}, "Response": { "UseTransformer": true, "Body": "{{request.path}}" } }""", "/Response/UseTransformer: is not to be had here: templates of WireMock.Net have helpers of their own; write the mapping in WireMock's dialect, with \"transformers\": [\"response-template\"]")]
    [TestCase("""{ "Request": {}, "Response": { "Fault": { "Type": "EMPTY_RESPONSE", "Percentage": 0.5 } } }""", "/Response/Fault/Percentage: is not to be had here below 1, which is always: `probability` of a rule in a scenario breaks some of the calls")]
    [TestCase("""{ "Request": {}, "Response": { "ProxyUrl": "http://x" } }""", "/Response/ProxyUrl: is not to be had here: nobody here calls other services")]
    [TestCase("""{ "Request": {}, "Response": { "StatusCode": "{{x}}" } }""", "/Response/StatusCode: should be a whole number, and is a text")]
    [TestCase("""{ "Request": {}, "Response": { "Headers": { "A B": "c" } } }""", "/Response/Headers/A B: is no name of a header")]
    public void What_is_not_to_be_had_is_refused_where_it_stands(string mapping, string problem)
    {
        using var files = new MappingFiles().With("a.json", mapping);
        Assert.That(files.Read().Problems.Select(each => each.Text), Is.EqualTo(new[] { problem }));
    }

    [Test]
    public void A_file_that_is_named_by_another_id_is_a_contradiction()
    {
        using var files = new MappingFiles().With("11111111-1111-4111-8111-111111111111.json", """{ "Guid": "791a3f31-6946-4ce7-8e6f-0237c7443275", "Request": {}, "Response": {} }""");
        Assert.That(files.Problems().Single(), Does.EndWith("/Guid: is not the id that the file's name says, which counts there: 11111111-1111-4111-8111-111111111111"));
    }
}
