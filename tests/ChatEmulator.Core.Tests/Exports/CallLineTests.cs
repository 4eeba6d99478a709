using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatEmulator.Core.Tests.Journals;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Exports;

public sealed class CallLineTests
{
    private static readonly byte[][] Bodies =
    [
        [],
        """{"to":"ada@example.com","secret":"s3cr3t","n":1}"""u8.ToArray(),
        """{"to":"ada@example.com"}"""u8.ToArray(),
        "a \"text\" \\ with \u001b[31m é and \u202e"u8.ToArray(),
        [0xFF, 0xFE, 1, 2],
    ];

    [Test]
    public void A_call_is_one_line_however_its_body_was_laid_out_and_tells_its_epoch()
    {
        var line = Line(new CallLine(), "{\n  \"to\": \"ada@example.com\",\r\n  \"content\": \"a\\nb\"\n}");
        Assert.That(line.Count(letter => letter == '\n'), Is.EqualTo(1));
        Assert.That(line, Does.EndWith("}\n").And.Not.Contain("\r"));
        var call = JsonElement.Parse(line);
        Assert.That((call.GetProperty("n").GetInt64(), call.GetProperty("world").GetString(), call.GetProperty("epoch").GetInt32()), Is.EqualTo((1L, "default", 3)));
        Assert.That(call.GetProperty("request").GetProperty("body").GetProperty("content").GetString(), Is.EqualTo("a\nb"));
        Assert.That(call.GetProperty("ending").GetProperty("how").GetString(), Is.EqualTo("delivered"));
    }

    [Test]
    public void It_is_what_Control_tells_with_secrets_masked_and_whoever_asks_for_them_gets_them_as_they_came()
    {
        const string Body = """{"to":"ada@example.com","password":"hunter22"}""";
        var (masked, raw) = (Line(new CallLine(), Body), Line(new CallLine(unmasked: true), Body));
        Assert.That(masked, Does.Not.Contain("hunter22").And.Not.Contain(Emulation.Algoreg).And.Contain("Basic api@acme.test:***"));
        Assert.That(raw, Does.Contain("hunter22").And.Contain(Emulation.Algoreg));
    }

    [TestCase("""{"to":"ada@example.com","content":"Hello"}""")]
    [TestCase("""{"to":"ada@example.com","secret":{"a":["s3cr3t","Hello"]}}""")]
    [TestCase("""{"to":"ada@example.com","content":"see https://x.example/?token=s3cr3t-value"}""")]
    [TestCase("""{"to":"ada@example.com","content":"Authorization: Bearer s3cr3t-value"}""")]
    [TestCase("""{"to":"ada@example.com","content":"\u0070assword=s3cr3t-value"}""")]
    [TestCase("""{"to":"ada@example.com","\u0070assword":"s3cr3t-value"}""")]
    [TestCase("username=a&password=s3cr3t-value")]
    [TestCase("eyJhbGciOiJIUzUxMiJ9.eyJpYXQiOjE3NjgwMDAwMDAsImp0aSI6.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw-s3cr3t")]
    [TestCase("{\"to\":\"torn\",\"password\":\"s3cr3t")]
    [TestCase("[1,")]
    [TestCase("  ")]
    [TestCase("plain text: nothing in it")]
    public void Whoever_shows_many_calls_shows_each_as_whoever_shows_one(string body)
    {
        var line = new CallLine();
        Assert.That(Line(line, body), Is.EqualTo(Line(new CallLine(), body)).And.Not.Contain("s3cr3t"));
        Assert.That(Line(line, body), Is.EqualTo(Control(Call(body).Read())), "the same once more, from what was kept in mind");
    }

    [Test]
    public void What_became_of_a_late_effect_and_what_is_missing_are_lines_of_their_own()
    {
        var (to, line) = (new ArrayBufferWriter<byte>(), new CallLine());
        line.Made(to, 7, "w", 2, Effect.Applied, Emulation.Start);
        line.Gap(to, 12, "No space left");
        Assert.That(Encoding.UTF8.GetString(to.WrittenSpan), Is.EqualTo("""
            {"n":7,"world":"w","epoch":2,"effect":"applied","at":"2026-01-15T09:00:00Z"}
            {"lost":12,"why":"No space left"}

            """));
    }

    [Test]
    public void Whatever_a_call_has_and_lacks_it_is_written_as_Control_tells_it([Values] bool unmasked)
    {
        var (journal, line) = (new Journal(new JournalLimits()), new CallLine(unmasked));
        for (var seed = 0; seed < 240; seed++)
        {
            var entry = Entries.Of(seed, Bodies[seed % Bodies.Length], Bodies[seed / 3 % Bodies.Length]);
            var ticket = journal.Open(entry with { At = entry.At.AddTicks(seed * 7_919L % 10_000_001), Body = seed % 9 == 0 ? new Kept(Bodies[1], 999, "shortened") : null });
            var ending = Entries.Ending(seed) with { How = (EndingKind)(seed % 8), At = entry.At.AddMilliseconds(seed) };
            journal.Close(ticket, ending, silently: seed % 2 == 0);
            var (call, to) = (Extract.Of(journal, ticket)!, new ArrayBufferWriter<byte>());
            line.Call(to, call, ending, "wörld", 3);
            Assert.That(Encoding.UTF8.GetString(to.WrittenSpan), Is.EqualTo(Control(call.Read(), unmasked, "wörld")), $"seed {seed}");
        }
    }

    [Test]
    public void Ever_other_credentials_long_ones_and_very_many_headers_are_shown_as_Control_shows_them()
    {
        var (journal, line) = (new Journal(new JournalLimits()), new CallLine());
        for (var client = 0; client < 600; client++)
        {
            Header[] headers =
            [
                new("Authorization", $"Bearer s3cr3t-{client % 290}-{new string('x', client % 7 == 0 ? 5_000 : 1)}"),
                .. Enumerable.Range(0, client % 90 == 0 ? 80 : client % 3).Select(nth => new Header($"X-{nth}", $"value {nth}")),
            ];
            var ticket = journal.Open(Entries.Small() with { Exchange = new Exchange("POST", "/", "", headers, default), Why = $"it told s3cr3t-{client % 290}-x" });
            journal.Close(ticket, Entries.Ending());
            var (call, to) = (Extract.Of(journal, ticket)!, new ArrayBufferWriter<byte>());
            line.Call(to, call, Entries.Ending(), "default", 3);
            Assert.That(Encoding.UTF8.GetString(to.WrittenSpan), Is.EqualTo(Control(call.Read())), $"client {client}");
        }
    }

    [Test]
    public void What_looks_like_a_silent_replay_says_of_which_call()
    {
        var (journal, to) = (new Journal(new JournalLimits()), new ArrayBufferWriter<byte>());
        var plain = Entries.Small("");
        var entry = plain with { Exchange = new Exchange("GET", "/a", "", [], default, "c1", 200, began: 100) };
        journal.Close(journal.Open(entry), Entries.Ending(), silently: true);
        new CallLine().Call(to, Extract.Of(journal, journal.Open(entry))!, Entries.Ending(), "w", 3);
        Assert.That(JsonElement.Parse(to.WrittenSpan).GetProperty("replay_of").GetInt64(), Is.EqualTo(1));
    }

    private static string Line(CallLine line, string body)
    {
        var to = new ArrayBufferWriter<byte>();
        var call = Call(body);
        line.Call(to, call, call.Head.Ending!.Value, "default", 3);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    private static string Control(Call call, bool unmasked = false, string world = "default")
    {
        var to = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            CallJson.Write(json, unmasked ? ShownCall.Unmasked(call) : ShownCall.Of(call), world, 3);
        }

        return Encoding.UTF8.GetString(VisibleJson.Of(to.WrittenMemory).Span) + "\n";
    }

    private static Extract Call(string body)
    {
        using var emulation = Emulation.Of();
        var outcome = emulation.Message(body).Outcome;
        outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, 0));
        return Extract.Of(emulation.World.Journal, outcome.Ticket)!;
    }
}
