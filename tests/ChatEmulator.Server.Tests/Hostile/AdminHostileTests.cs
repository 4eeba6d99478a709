using System.Text;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>WireMock's admin API under anything: what it refuses it refuses with its errors, and never by a mistake of its own.</summary>
public sealed class AdminHostileTests
{
    private static readonly string[] Routes =
    [
        "POST /__admin/mappings", "POST /__admin/mappings", "POST /__admin/mappings", "POST /__admin/mappings/import", "PUT /__admin/mappings/11111111-1111-4111-8111-111111111111", "POST /__admin/mappings/remove", "POST /__admin/mappings/find-by-metadata",
        "POST /__admin/requests/find", "POST /__admin/requests/count", "POST /__admin/requests/remove", "POST /__admin/near-misses/request", "POST /__admin/near-misses/request-pattern", "POST /__admin/settings", "PUT /__admin/scenarios/s/state",
        "GET /__admin/requests?limit=x&since=9999-99-99", "GET /__admin/mappings/x", "DELETE /__admin/requests/x", "GET /__admin/%ff", "PATCH /__admin/mappings",
    ];

    private static readonly string[] Bodies =
    [
        """{"id":"11111111-1111-4111-8111-111111111111","priority":1,"request":{"method":"POST","urlPathPattern":"/a/[a-z]+","headers":{"A":{"matches":"a.*"}},"queryParameters":{"q":{"includes":[{"equalTo":"1"}]}},"bodyPatterns":[{"equalToJson":{"a":[1]},"ignoreArrayOrder":true},{"matchesJsonPath":"$..a[?(@.b > 1)]"}]},"response":{"status":201,"jsonBody":{"a":1},"headers":{"A":["1"]},"delayDistribution":{"type":"uniform","lower":1,"upper":2}}}""",
        """{"mappings":[{"request":{"urlPathTemplate":"/a/{b}"},"response":{"body":"x"}},{"metadata":{"a":1}}],"importOptions":{"duplicatePolicy":"IGNORE","deleteAllNotInImport":true}}""",
        """{"url":"/a","method":"GET","headers":{"A":{"equalTo":"1"}},"cookies":{"c":{"absent":true}}}""",
        """{"url":"/a","absoluteUrl":"http://x/a","method":"GET","headers":{"A":"1"},"cookies":{"c":"d"},"body":"x","clientIp":"127.0.0.1","loggedDate":1}""",
        """{"fixedDelay":1,"delayDistribution":{"type":"lognormal","median":1,"sigma":0.1},"extended":{}}""", """{"state":"Started"}""", """{"matchesJsonPath":"$.a"}""", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "9223372036854775808", "0.5", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"(\"", "\"(a+)+$\"", "\"$[\"", "\"$..*..*\"", "\"$[?(@.a =~ /(/)]\"", "[]", "{}", "[[[[]]]]", "[null]", "{\"a\":1,\"a\":2}", "{\"equalTo\":1}", "{\"not\":{\"not\":{}}}", "{\"and\":[]}",
        "\"\xff\"", "{", "]", new string('[', 300), "\"" + new string('x', 100_000) + "\"",
    ];

    [TestCase(300)]
    [TestCase(10_000, Category = "Long")]
    public async Task Nothing_that_is_sent_to_it_makes_it_fail(int cases)
    {
        await using var siege = await Siege.Begin();
        await Fuzz.Try(cases, Make, attack => siege.Bear(attack, answer => Assert.That(answer.Status, Is.LessThan(500), answer.Body)));
        siege.Calm();
        await TestContext.Out.WriteLineAsync(siege.Tally);
    }

    private static Attack Make(Random chance)
    {
        var body = Body(chance);
        return new Attack(Encoding.Latin1.GetBytes($"{chance.Of(Routes)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static string Body(Random chance)
    {
        var text = chance.Of(Bodies);
        for (var steps = chance.Next(3); steps > 0 && text.Length > 0; steps--)
        {
            var at = text.IndexOf(':', chance.Next(text.Length));
            var end = at < 0 ? -1 : text.AsSpan(at + 1).IndexOfAny(",}]");
            text = at < 0 ? text.Remove(chance.Next(text.Length), 1) : text[..(at + 1)] + chance.Of(Values) + (end < 0 ? "" : text[(at + 1 + end)..]);
        }

        return text;
    }
}
