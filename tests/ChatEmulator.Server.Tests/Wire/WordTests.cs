using System.Text.RegularExpressions;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Each word of a scenario that is HTTP/1.1's, as it leaves: what comes, how it ends, and how the journal has it.</summary>
public sealed class WordTests
{
    private const string Ok = "^HTTP/1\\.1 200 OK\r\n(?=[^\0]*Content-Length: 10\r\n)[^\0]*\r\n\r\n";
    private const string Chunked = "^HTTP/1\\.1 200 OK\r\n(?=[^\0]*Transfer-Encoding: chunked\r\n)(?![^\0]*Content-Length)[^\0]*\r\n\r\n";

    [TestCase("close", "^$", "fin", EndingKind.Closed, 0)]
    [TestCase("reset", "^$", "rst", EndingKind.Reset, 0)]
    [TestCase("{ truncate: { after: 4 B } }", Ok + "0123$", "fin", EndingKind.Closed, 4)]
    [TestCase("{ truncate: { share: 50%, then: rst } }", Ok + "01234$", "rst", EndingKind.Reset, 5)]
    [TestCase("{ truncate: { after: 0 B } }", Ok + "$", "fin", EndingKind.Closed, 0)]
    [TestCase("{ truncate: { after: 4 B, then: rst }, slice: 1 B }", Ok + "0123$", "rst", EndingKind.Reset, 4)]
    [TestCase("malformed_chunk", Chunked + "a\r\n0123456789\r\n[^\r]+\r\n$", "fin", EndingKind.Closed, null)]
    [TestCase("endless_chunks", Chunked + "a\r\n0123456789\r\n$", "fin", EndingKind.Closed, null)]
    [TestCase("{ endless_chunks: {}, slice: 5 B }", Chunked + "5\r\n01234\r\n5\r\n56789\r\n$", "fin", EndingKind.Closed, null)]
    [TestCase("bad_status_line", "^HTTP/1\\.1 [A-Z][^\0]*\r\n\r\n0123456789$", "fin", EndingKind.Closed, 10)]
    [TestCase("bad_header", "^HTTP/1\\.1 200 OK\r\n[^\0]*\r\n[^:\r]+\r\n[^\0]*0123456789$", "fin", EndingKind.Closed, 10)]
    [TestCase("two_lengths", "^HTTP/1\\.1 200 OK\r\n[^\0]*Content-Length: 10\r\n[^\0]*Content-Length: 11\r\n[^\0]*0123456789$", "fin", EndingKind.Closed, 10)]
    [TestCase("{ wrong_length: { longer: 10 B } }", "^HTTP/1\\.1 200 OK\r\n[^\0]*Content-Length: 20\r\n[^\0]*0123456789$", "fin", EndingKind.Closed, 10)]
    [TestCase("{ wrong_length: { shorter: 3 B } }", "^HTTP/1\\.1 200 OK\r\n[^\0]*Content-Length: 7\r\n[^\0]*0123456789$", "fin", EndingKind.Closed, 10)]
    [TestCase("{ garbage: 64 B }", "^[^H]", "fin", EndingKind.Closed, 0)]
    [TestCase("connection_close", "^HTTP/1\\.1 200 OK\r\n[^\0]*Connection: close\r\n[^\0]*0123456789$", "fin", EndingKind.Delivered, 10)]
    [TestCase("{ slow_close: 1ms }", "^HTTP/1\\.1 200 OK\r\n[^\0]*Connection: close\r\n[^\0]*0123456789$", "fin", EndingKind.Delivered, 10)]
    [TestCase("{ interim: { status: 102, times: 2 } }", "^(HTTP/1\\.1 102 Processing\r\n\r\n){2}HTTP/1\\.1 200 OK\r\n[^\0]*0123456789$", null, EndingKind.Delivered, 10)]
    [TestCase("{ slice: 3 B }", Ok + "0123456789$", null, EndingKind.Delivered, 10)]
    [TestCase("{ dribble: { pieces: 3, over: 3ms } }", Ok + "0123456789$", null, EndingKind.Delivered, 10)]
    [TestCase("{ throttle: 1 MB/s }", Ok + "0123456789$", null, EndingKind.Delivered, 10)]
    [TestCase("empty", "^HTTP/1\\.1 200 OK\r\n[^\0]*Content-Length: 0\r\n[^\0]*\r\n\r\n$", null, EndingKind.Spoiled, 0)]
    [TestCase("broken_json", "^HTTP/1\\.1 200 OK\r\n[^\0]*\r\n\r\n0123456789.+$", null, EndingKind.Spoiled, null)]
    [TestCase("{ huge_header: 70 kB }", "^HTTP/1\\.1 200 OK\r\n[^\0]*: x{70000}\r\n[^\0]*0123456789$", null, EndingKind.Spoiled, 10)]
    [TestCase("{ stale_keep_alive: rst }", Ok + "0123456789$", null, EndingKind.Delivered, 10)]
    public async Task A_word_does_on_the_wire_what_it_says(string delivery, string bytes, string? end, EndingKind how, int? sent)
    {
        var form = new Regex(bytes, RegexOptions.None, TimeSpan.FromSeconds(10));
        await using var server = await Play.Start(
            $"rules: [{{ name: r, calls: signalwire.create_token, effect: none, answer: {{ status: 200, body: '0123456789' }}, delivery: {delivery} }}]");
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\n");
        var (text, ending) = end is null ? (await client.ReadUntil(form.IsMatch), null) : await client.ReadToEnd();
        Assert.That((form.IsMatch(text), ending), Is.EqualTo((true, end)), text);
        var call = server.Engine.Worlds.Default.Journal.Calls().Single();
        Assert.That((call.Ending?.How, call.Ending?.Bytes), Is.EqualTo(((EndingKind?)how, sent ?? call.Ending?.Bytes)));
    }
}
