using System.Text.Json;
using ChatEmulator.Core.Tests.Contracts;

namespace ChatEmulator.Core.Tests.Exports;

public sealed class HarTests
{
    private static readonly JsonElement[] Entries = [.. Archive.OfAll().GetProperty("log").GetProperty("entries").EnumerateArray()];

    [Test]
    public void A_call_that_was_answered_has_its_request_and_its_answer_with_secrets_masked()
    {
        var (request, response) = Parts(Entries[0]);
        Assert.That(request.GetProperty("postData").GetProperty("text").GetString(), Does.Contain("Grüße"));
        Assert.That(Header(request, "Authorization"), Does.StartWith("Basic api@acme.test:***"));
        Assert.That((response.GetProperty("status").GetInt32(), response.GetProperty("statusText").GetString()), Is.EqualTo((204, "Some Words")));
        Assert.That((Entries[0].GetProperty("startedDateTime").GetString(), Entries[0].GetProperty("time").GetDouble()), Is.EqualTo(("2026-01-15T09:00:00Z", 12.5)));
        Assert.That((Text(Entries[0], "_world"), Text(Entries[0], "_operation"), Text(Entries[0], "_effect"), Text(Entries[0], "_ending")), Is.EqualTo(("default", "algoreg.create_message", "applied", "delivered")));
    }

    [TestCase(1, "reset")]
    [TestCase(3, "in flight")]
    [TestCase(5, "client_left")]
    public void A_call_that_was_given_no_answer_has_the_status_0_and_says_why(int entry, string why)
    {
        var response = Entries[entry].GetProperty("response");
        Assert.That((response.GetProperty("status").GetInt32(), Text(response, "_error"), response.GetProperty("headers").GetArrayLength()), Is.EqualTo((0, why, 0)));
    }

    [Test]
    public void An_answer_that_stopped_half_way_is_there_with_a_word_of_warning()
    {
        var response = Entries[2].GetProperty("response");
        Assert.That((response.GetProperty("status").GetInt32(), response.GetProperty("bodySize").GetInt32(), Text(response.GetProperty("content"), "text")), Is.EqualTo((200, 3, "all that you asked for")));
        Assert.That(Text(response.GetProperty("content"), "comment"), Does.Contain("_delivery"));
        Assert.That((Text(Entries[2], "_rule"), Text(Entries[2], "_delivery")), Is.EqualTo(("torn", "truncate after 3 B")));
    }

    [Test]
    public void Whatever_was_asked_for_is_an_address_and_its_query_and_cookies_stand_there_decoded_without_secrets()
    {
        var request = Entries[4].GetProperty("request");
        Assert.That(Uri.TryCreate(Text(request, "url"), UriKind.Absolute, out var url), Is.True);
        Assert.That(url!.OriginalString, Does.StartWith("http://localhost/no%22body%7C%3C%C3%BC%3E?token=***").And.Not.Contain("abc"));
        Assert.That(Pairs(request, "queryString").Skip(1), Is.EqualTo(new[] { ("a", "b c"), ("d", ""), ("é", "ü") }));
        Assert.That(Pairs(request, "cookies").Select(pair => pair.Name), Is.EqualTo(new[] { "a", "session", "" }));
        Assert.That(request.GetRawText(), Does.Not.Contain("xyz"));
        Assert.That(Text(Entries[5].GetProperty("request"), "url"), Is.EqualTo("http://localhost/*"));
    }

    [Test]
    public void A_body_that_is_no_text_is_base64_and_one_that_was_not_kept_whole_says_so()
    {
        var (binary, _) = Parts(Entries[6]);
        Assert.That((Text(binary, "httpVersion"), Text(binary.GetProperty("postData"), "text"), Text(binary.GetProperty("postData"), "_encoding")), Is.EqualTo(("HTTP/2", "/wCA", "base64")));
        var (large, _) = Parts(Entries[7]);
        Assert.That((large.GetProperty("bodySize").GetInt32(), Text(large.GetProperty("postData"), "comment")), Is.EqualTo((100_000, "Only its beginning was kept.")));
    }

    [Test]
    [Category("Long")]
    public async Task The_validator_that_others_wrote_accepts_it_and_knows_every_name_in_it()
    {
        using var node = new NodeFolder();
        await node.Install("har-validator@5.1.5", "har-schema@2.0.0", "ajv@6.12.6");
        var file = Path.Combine(node.Path, "calls.har");
        await File.WriteAllTextAsync(file, Archive.OfAll().GetRawText());
        var (code, output) = await node.Script("tests/ChatEmulator.Core.Tests/Exports/har.mjs", file);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(code, Is.Zero, output);
    }

    private static (JsonElement Request, JsonElement Response) Parts(JsonElement entry) => (entry.GetProperty("request"), entry.GetProperty("response"));

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Header(JsonElement of, string name) => Pairs(of, "headers").Where(pair => pair.Name == name).Select(pair => pair.Value).SingleOrDefault();

    private static IEnumerable<(string Name, string Value)> Pairs(JsonElement of, string name) =>
        of.GetProperty(name).EnumerateArray().Select(pair => (pair.GetProperty("name").GetString()!, pair.GetProperty("value").GetString()!));
}
