using System.Text;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Core.Tests.Mappings.Files;

/// <summary>Files of mappings in which something is broken: they load, or what is wrong with them is told; nothing is thrown, and nothing hangs.</summary>
public sealed class MappingFuzzTests
{
    [TestCase(150)]
    [TestCase(20_000, Category = "Long")]
    public async Task A_broken_file_is_told_and_never_thrown(int cases) => await Fuzz.Try(cases, MappingMutation.Make, async text =>
    {
        using var files = new MappingFiles().With("mappings/a.json", text).With("mappings/b.txt", "x").With("__files/b.txt", "x");
        var loaded = await Task.Run(() => files.Read()).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(loaded.Problems.Count == 0 || loaded.Table.Count == 0);
        Assert.That(loaded.Problems.Where(problem => problem.Text.Length == 0 || problem.Line > text.Count((byte)'\n') + 1), Is.Empty);
        foreach (var request in loaded.Table.Count > 0 ? MappingMutation.Requests : [])
        {
            MappingFiles.Answer(loaded.Table, request, """{"a":[1,2],"b":"x"}""");
        }
    });
}

/// <summary>Mappings of both dialects, token by token.</summary>
internal static class MappingMutation
{
    public static readonly string[] Requests = ["GET /a", "POST /a/b?q=1&q=2", "PUT /%ff%00?%"];

    private static readonly string[] Whole =
    [
        """{ "id": "11111111-1111-4111-8111-111111111111", "name": "n", "priority": 1, "scenarioName": "s", "requiredScenarioState": "Started", "newScenarioState": "t", "metadata": { "emulator": { "effect": "twice" } }, "request": { "method": "POST", "urlPathPattern": "/a/[a-z]+", "headers": { "A": { "matches": "a.*" } }, "queryParameters": { "q": { "hasExactly": [{ "equalTo": "1" }, { "contains": "2" }] } }, "bodyPatterns": [{ "equalToJson": { "a": ["${json-unit.any-number}"] }, "ignoreExtraElements": true }, { "matchesJsonPath": { "expression": "$..a[?(@.b > 1)]", "and": [{ "absent": true }, { "not": { "equalTo": "x" } }] } }] }, "response": { "status": 201, "jsonBody": { "a": [1, 2] }, "headers": { "A": ["1", "2"] }, "fixedDelayMilliseconds": 1, "delayDistribution": { "type": "lognormal", "median": 1, "sigma": 0.1 }, "chunkedDribbleDelay": { "numberOfChunks": 2, "totalDuration": 1 } } }""",
        """{ "mappings": [{ "request": { "url": "/a" }, "response": { "bodyFileName": "b.txt", "fault": "EMPTY_RESPONSE" } }, { "request": { "urlPathTemplate": "/a/{b}", "pathParameters": { "b": { "equalTo": "b" } }, "basicAuth": { "username": "u", "password": "p" } } }] }""",
        """{ "Guid": "791a3f31-6946-4ce7-8e6f-0237c7443275", "Title": "t", "Priority": 1, "Scenario": "s", "WhenStateIs": "a", "SetStateTo": "b", "Request": { "Path": { "Matchers": [{ "Name": "RegexMatcher", "Patterns": ["^/a/\\w+[a-z-]{1,3}$", "(?i)b|c"], "IgnoreCase": true, "RejectOnMatch": false }], "MatchOperator": "And" }, "Methods": ["get", "POST"], "Headers": [{ "Name": "A", "Matchers": [{ "Name": "WildcardMatcher", "Pattern": "a*?" }] }], "Params": [{ "Name": "q", "Matchers": [{ "Name": "ExactMatcher", "Patterns": ["1", "2"] }] }], "Body": { "Matchers": [{ "Name": "JsonPartialWildcardMatcher", "Pattern": { "a": ["x*"] } }, { "Name": "JsonPathMatcher", "Pattern": "$.a[0]" }] } }, "Response": { "StatusCode": "201", "BodyAsJson": { "a": 1 }, "BodyAsJsonIndented": true, "Headers": { "A": ["1"] }, "MinimumRandomDelay": 1, "MaximumRandomDelay": 2, "Fault": { "Type": "MALFORMED_RESPONSE_CHUNK" } } }""",
        """[{ "Request": { "Url": "*/a?b", "Cookies": [{ "Name": "c", "Matchers": [{ "Name": "NotNullOrEmptyMatcher" }] }] }, "Response": { "BodyAsFile": "b.txt", "HeadersRaw": "A: b\nC: d", "Delay": 1 } }]""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "1e-999", "99999999999999999999", "0.5", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"*\"", "\"?\"", "\"(\"", "\"[\"", "\"\\\\\"", "\"\\\\x\"", "\"\\\\u1\"", "\"\\\\p{\"", "\"\\\\k<\"", "\"[^\"", "\"[]\"", "\"[\\\\\"",
        "\"(?\"", "\"(?<\"", "\"(a+)+$\"", "\"a{\"", "\"a{99999}\"", "\"^$\"", "\"$\"", "\"|\"", "\"(?i)\"", "\"(?s:a)\"", "\"[a-z-[b]]\"", "\"$\\\\$\"", "\"../../../etc/passwd\"", "\"/\"", "\"\\u0000/a\"", "\"b.txt\"", "[]", "{}", "[[]]", "[null]", "{\"\":{}}", "{\"a\":1,\"a\":2}",
        "{\"Name\":\"JsonMatcher\",\"Pattern\":\"{\"}", "{\"Name\":\"ExactObjectMatcher\",\"Pattern\":\"=\"}", "{\"not\":{\"absent\":true}}", "{\"Matchers\":null}", new string('[', 70) + new string(']', 70), new('{', 3), "\"" + new string('(', 5_000) + "\"", "\"" + new string('*', 3_000) + "\"",
    ];

    public static byte[] Make(Random chance)
    {
        var text = chance.Of(Whole);
        for (var steps = chance.Next(1, 4); steps > 0; steps--)
        {
            text = Broken(text, chance);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (chance.Next(12) == 0 && bytes.Length > 0)
        {
            bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        }

        return bytes;
    }

    private static string Broken(string text, Random chance)
    {
        var at = text.Length == 0 ? -1 : text.IndexOf(chance.Next(5) == 0 ? '[' : ':', chance.Next(text.Length));
        if (at < 0)
        {
            return text.Length == 0 ? chance.Of(Values) : text.Remove(chance.Next(text.Length), 1);
        }

        var end = text.AsSpan(at + 1).IndexOfAny(",}]");
        return chance.Next(10) switch
        {
            0 => text[..at],
            1 => text.Insert(at + 1, chance.Of(Values) + ","),
            2 => text.Insert(chance.Next(text.Length), chance.Of(chance.Of(Whole).Split(' '))),
            _ => text[..(at + 1)] + chance.Of(Values) + (end < 0 ? "" : text[(at + 1 + end)..]),
        };
    }
}
