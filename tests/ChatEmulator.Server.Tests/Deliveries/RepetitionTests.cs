namespace ChatEmulator.Server.Tests.Deliveries;

/// <summary>The deliveries that are used most, so often that a race would show.</summary>
[Category("Long")]
public sealed class RepetitionTests
{
    private const int Times = 2_000;
    private const string Body = """{"stored":true}""";

    [TestCase("reset", "", "rst")]
    [TestCase("close", "", "fin")]
    [TestCase("{ truncate: { after: 5 B } }", "{\"sto", "fin")]
    [TestCase("{ truncate: { after: 5 B, then: rst } }", "{\"sto", "rst")]
    [TestCase("malformed_chunk", "f\r\n" + Body + "\r\nno chunk size\r\n", "fin")]
    [TestCase("{ hang: { after: headers, for: 1ms } }", "", "fin")]
    public async Task Two_thousand_times_it_is_what_it_says(string delivery, string body, string end)
    {
        await using var server = await Play.Start($$"""
            stubs:
              - { name: one, calls: "GET /one", answer: { status: 200, content_type: application/json, body: '{{Body}}' }, delivery: {{delivery}} }

            """);
        var wrong = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Try(server.Url, body, end)));
        Assert.That(wrong.SelectMany(each => each), Is.Empty);
    }

    private static async Task<List<string>> Try(Uri url, string body, string end)
    {
        var wrong = new List<string>();
        for (var i = 0; i < Times / 4; i++)
        {
            using var client = await RawClient.Connect(url);
            await client.Send("GET", "/one");
            var (text, seen) = await client.ReadToEnd();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var told = head < 0 ? text : text[(head + 4)..];
            if (seen != end || told != body)
            {
                wrong.Add($"{seen}: {text}");
            }
        }

        return wrong;
    }
}
