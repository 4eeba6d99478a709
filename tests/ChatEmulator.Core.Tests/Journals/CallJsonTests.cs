using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class CallJsonTests
{
    private static readonly Entry Login = new()
    {
        Exchange = new Exchange(
            "POST",
            "/api/v1/login",
            "?token=abc",
            [new Header("Accept", "a"), new Header("accept", "b"), new Header("Authorization", "Bearer abc")],
            """{"password":"abc","n":1.0}"""u8.ToArray(),
            "c1"),
        At = Entries.Start,
        Operation = "algoreg.login",
        Account = "api@acme.test",
        Rule = "be slow",
        RefusedBy = "unauthorized",
        Why = "The password is wrong.",
        Effect = Effect.None,
        Answer = new Reply(401, "text/plain", "no"u8.ToArray()),
        Delivery = "delay 3s",
        Replayable = true,
    };

    [Test]
    public void A_call_is_told_in_the_shape_of_Control()
    {
        var expected = """
            {"n":1,"world":"default","at":"2026-01-15T09:00:00Z","operation":"algoreg.login","account":"api@acme.test",
            "request":{"protocol":"HTTP/1.1","method":"POST","path":"/api/v1/login","query":"?token=***ba7816bf",
            "headers":{"Accept":["a","b"],"Authorization":"Bearer ***ba7816bf"},"body":{"password":"***ba7816bf","n":1.0}},
            "decision":{"rule":"be slow","refused_by":"unauthorized","why":"The password is wrong."},"effect":"none",
            "answer":{"status":401,"headers":{"Content-Type":"text/plain"},"body":"no"},"delivery":"delay 3s",
            "ending":{"how":"client_left","bytes":1,"at":"2026-01-15T09:00:03.5Z"},"connection":"c1"}
            """.Replace("\n", "");
        Assert.That(Told(Login, new Ending(EndingKind.ClientLeft, 1, Entries.Start.AddSeconds(3.5), 0)), Is.EqualTo(expected));
    }

    [Test]
    public void What_does_not_apply_is_left_out_but_a_call_in_flight_says_so()
    {
        var bare = new Entry { Exchange = new Exchange("GET", "/", "", [], default), At = Entries.Start, Answer = new Reply(204) };
        Assert.That(Told(bare, null), Is.EqualTo("""
            {"n":1,"world":"default","at":"2026-01-15T09:00:00Z","request":{"protocol":"HTTP/1.1","method":"GET","path":"/","headers":{}},
            "decision":{},"effect":"none","answer":{"status":204,"headers":{}},"ending":null,"in_flight":true,"connection":"","replayable":false}
            """.Replace("\n", "")));
    }

    [Test]
    public void A_body_that_is_not_whole_says_its_size_and_why()
    {
        var entry = Login with { Body = new Kept("[1]"u8.ToArray(), 14_000_000, "shortened") };
        var request = JsonElement.Parse(Told(entry, null)).GetProperty("request");
        Assert.That((request.GetProperty("body_size").GetInt64(), request.GetProperty("body_cut").GetString()), Is.EqualTo((14_000_000L, "shortened")));
        Assert.That(request.GetProperty("body").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void A_body_that_is_no_text_is_told_in_base64()
    {
        var entry = Login with { Body = new Kept(new byte[] { 0xFF, 0x00 }, 2, null) };
        Assert.That(Told(entry, null), Does.Contain("\"body_base64\":\"/wA=\""));
    }

    [Test]
    public void Text_that_is_no_Unicode_can_be_told()
    {
        var entry = Login with { Exchange = new Exchange("GET", "/\ud800", "?\udc00", [new Header("X\ud800", "\ud800")], "\"\\ud800\""u8.ToArray()) };
        Assert.That(() => JsonElement.Parse(Told(entry, null)), Throws.Nothing);
    }

    [TestCase("{\"password\":\"hunter22\",\"n\":1}", "{\"echo\":\"it was hunter22!\"}", "it was {0}!")]
    [TestCase("{\"secret\":[{\"x\":\"hunter22\"}]}", "<b>hunter22</b>", "<b>{0}</b>")]
    [TestCase("a=1&client_secret=hunter22", "hunter22", "{0}")]
    [TestCase("{\"password\":\"hunt\",\"api_key\":\"hunter22\"}", "hunter22", "{0}")]
    public void A_secret_that_the_request_carried_is_masked_in_the_answer_by_whatever_name(string body, string answer, string shown)
    {
        var told = Told(Login with { Exchange = Sent(body), Answer = new Reply(200, null, Encoding.UTF8.GetBytes(answer)) }, null);
        Assert.That(told, Does.Not.Contain("hunter22").And.Contain(shown.Replace("{0}", Masking.Secret("hunter22"))));
    }

    [TestCase("Authorization", "Basic dTpodW50ZXIyMg==")]
    [TestCase("Authorization", "Bearer hunter22")]
    [TestCase("Cookie", "a=b; sid=hunter22")]
    [TestCase("x-api-key", "hunter22")]
    public void A_secret_of_a_header_is_too_and_so_are_reasons_and_headers_of_the_answer(string name, string value)
    {
        var told = Told(Login with { Exchange = Sent("", new Header(name, value)), Why = "not hunter22", Answer = new Reply(200, null, default, new Header("X-Echo", "hunter22")) }, null);
        Assert.That(told, Does.Not.Contain("hunter22").And.Contain($"\"X-Echo\":\"{Masking.Secret("hunter22")}\"").And.Contain($"not {Masking.Secret("hunter22")}"));
    }

    [Test]
    public void What_is_too_short_to_be_told_from_words_stays_in_the_answer()
    {
        var told = Told(Login with { Exchange = Sent("{\"password\":\"abc\"}"), Answer = new Reply(200, null, "abc"u8.ToArray()) }, null);
        Assert.That(told, Does.Contain("\"body\":\"abc\""));
    }

    private static Exchange Sent(string body, params Header[] headers) => new("POST", "/", "", headers, Encoding.UTF8.GetBytes(body));

    private static string Told(Entry entry, Ending? ending)
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(entry);
        if (ending is { } end)
        {
            journal.Close(ticket, end);
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            CallJson.Write(json, journal.Calls()[0], "default");
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
