using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Requests to each route of Control's own document, and beside them: other methods, queries, hosts, types and bodies by chance.</summary>
internal static class ControlAttacks
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY", "get"];

    private static readonly string[] Words =
    [
        "", "0", "-1", "1", "9223372036854775807", "9223372036854775808", "1e3", "0x10", "+5", "%00", "%zz", "%", "%c0%80", "%ff", "%F0%9F%98%80", "%2e%2e", "..", "true", "null", "2xx", "999", "99", "200,500", "a,b,", "x".PadLeft(7_000, 'x'),
        "algoreg.*", "*", "algoreg.create_message", "nobody", "applied", "reset", "http2", "c1", "2026-01-15T09:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00-14:00", "now", "1h", "99999999999d", "default", "body.to", "a[99999999999]",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "1e-400", "9223372036854775808", "0.5", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"1ms\"", "\"0s\"", "\"-1s\"", "\"59s\"", "\"99999999999d\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "[]", "{}", "[[[[[]]]]]", "{\"a\":1,\"a\":2}", "[1,\"x\",null]", "\"algoreg.*\"", "\"*\"", "\"\xff\"", "\"\xed\xa0\x80\"", "{\"body.to\":null}", "{\"body.a[99999999999]\":[{}]}", "{\"status\":{}}", "{\"at\":99999999999999999999}", "\"real\"", "\"world\"", "{", "]",
        new string('[', 3_000), "\"" + new string('x', 200_000) + "\"",
    ];

    private static readonly string[] Names = ["w1", "w2", "w3", "%77%31", "nobody", new string('n', 64), new string('n', 65), "%2f", "a%00b", "a b", "é", "..", "."];

    private static readonly string[] Headers =
    [
        "Content-Type: application/json", "Content-Type: application/yaml", "Content-Type: text/plain; charset=utf-16", "Content-Type: ;;;", "Content-Type: application/json; charset=nobody", "Accept: application/xml", "Accept: text/markdown", "Accept: q=;;,*/*;q=9",
        "Accept-Encoding: gzip", "Content-Encoding: gzip", "Host: evil.test", "Origin: https://evil.test", "If-None-Match: *", "Range: bytes=0-1", "Emulator-World: \xe9", "Authorization: Bearer x", "Expect: 100-continue", "X-Http-Method-Override: DELETE",
    ];

    // Bodies that routes take, so that one thing at a time is wrong with them.
    private static readonly string[] Bodies =
    [
        """{"calls":"algoreg.create_message","with":{"body.to":"ada@example.com"},"exactly":1,"within":"1ms","quiet":"1ms"}""", """{"calls":"*","since":1,"never":true,"within":"1ms","on":"world"}""", """{"as":"w2","at":1}""", """{"by":"1h"}""", """{"at":"2027-01-01T00:00:00Z"}""",
        """{"token":"x.y.z"}""", """{"account":"api@acme.test"}""", """{"scenario":"calm"}""", """{"algoreg":{"customers":[{"external_id":"c-9"}],"threads":[{"id":"t-9"}]}}""", "scenario: fuzz\nrules: [{ name: one, calls: \"*\", times: 1, answer: { error: timeout } }]", "",
    ];

    private static readonly Lazy<IReadOnlyList<(string Method, string Path, string[] Parameters)>> Documented = new(Read);

    /// <summary>Makes one; worlds other than the default one are meant, so that whoever comes next finds that as it was.</summary>
    public static Attack Make(Random chance)
    {
        var (method, path, parameters) = chance.Of(Documented.Value);
        method = chance.Next(6) == 0 ? chance.Of(Methods) : method;
        path = path.Replace("{name}", chance.Of(Names), StringComparison.Ordinal).Replace("{document}", chance.Of(Words), StringComparison.Ordinal);
        var prefix = chance.Next(3) == 0 ? $"/worlds/{chance.Of(Names)}" : "";
        var query = string.Join('&', Enumerable.Range(0, chance.Next(4)).Select(_ => $"{(parameters.Length > 0 && chance.Next(4) > 0 ? chance.Of(parameters) : chance.Of(Words))}={chance.Of(Words)}"));
        var body = Body(chance);
        var headers = string.Concat(Enumerable.Range(0, chance.Next(3)).Select(_ => chance.Of(Headers) + "\r\n"));
        var text = $"{method} {prefix}{path}{(query.Length == 0 ? "" : "?" + query)} HTTP/1.1\r\nHost: localhost\r\nEmulator-World: w{chance.Next(1, 4)}\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";
        return new Attack(Encoding.Latin1.GetBytes(text));
    }

    private static string Body(Random chance) => chance.Next(6) switch
    {
        0 => Bytes(Mutation.Make(chance)),
        1 => chance.Of(Values),
        2 => Of(chance, Sample.Snapshot),
        _ => Of(chance, chance.Of(Bodies)),
    };

    // One value, or one name, is another; what is no JSON has a letter changed.
    private static string Of(Random chance, string json)
    {
        var at = json.Length == 0 ? -1 : json.IndexOf(':', chance.Next(json.Length));
        if (at < 0 || chance.Next(8) == 0)
        {
            return json.Length == 0 || chance.Next(3) == 0 ? json : json.Remove(chance.Next(json.Length), 1);
        }

        var end = json.AsSpan(at + 1).IndexOfAny(",}]");
        return json[..(at + 1)] + chance.Of(Values) + (end < 0 ? "" : json[(at + 1 + end)..]);
    }

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static List<(string, string, string[])> Read()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "ChatEmulator.Server.Tests", "Control", "Document", "control.json")))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               let names = operation.Value!["parameters"]?.AsArray().Select(each => (string?)each!["name"]).OfType<string>().ToArray() ?? []
               select (operation.Key.ToUpperInvariant(), path.Key, names),
        ];
    }

    private static class Sample
    {
        public static string Snapshot { get; } = Take().GetAwaiter().GetResult();

        private static async Task<string> Take()
        {
            await using var server = await Play.Start("clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: late, calls: algoreg.create_message, times: 1, effect: { late: 45s } }]");
            using var person = new Person(server.Url);
            using var made = await person.Send(HttpMethod.Put, "/_emulator/worlds/w1", """{"scenario":"test"}""");
            for (var i = 0; i < 3; i++)
            {
                using var answer = await person.Send(HttpMethod.Post, Play.MessagePath, Play.Message, Play.Algoreg, ("Emulator-World", "w1"));
            }

            return (await person.Get("worlds/w1/snapshot")).ToJsonString();
        }
    }
}
