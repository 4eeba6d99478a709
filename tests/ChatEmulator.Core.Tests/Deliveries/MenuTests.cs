using ChatEmulator.Deliveries;

namespace ChatEmulator.Core.Tests.Deliveries;

/// <summary>Every word of the menu by itself: the script of one answer, byte for byte, and what the journal says.</summary>
public sealed class MenuTests
{
    private const string Own = "200 application/json X-Vendor=yes";

    private static readonly TestCaseData[] Cases =
    [
        Case("{ interim: 103 }", "interim 103", Own + @" | Raw HTTP/1.1 103 Early Hints\r\n\r\n | Send {""id"":7}"),
        Case("{ interim: { status: 100, times: 2 } }", "interim 100 times 2", Own + @" | Raw HTTP/1.1 100 Continue\r\n\r\n | Raw HTTP/1.1 100 Continue\r\n\r\n | Send {""id"":7}"),
        Case("{ interim: 102 }", "interim 102", Own + @" | Raw HTTP/1.1 102 Processing\r\n\r\n | Send {""id"":7}"),
        Case("{ delay: 3s }", "delay 3s", Own + @" | Wait 3s | Send {""id"":7}"),
        Case("reset", "reset", Own + " | Rst"),
        Case("hang", "hang", Own + " | Hold"),
        Case("{ hang: { for: 30s } }", "hang 30s", Own + " | Wait 30s | Fin"),
        Case("{ hang: { after: headers } }", "hang after headers", Own + " | Head | Hold"),
        Case("{ hang: { after: 0 B } }", "hang after headers", Own + " | Head | Hold"),
        Case("{ hang: { after: 3 B, for: 1s } }", "hang after 3 B 1s", Own + @" | Head | Body {""i | Wait 1s | Fin"),
        Case("{ hang: { after: 10 kB } }", "hang after 10 kB", Own + @" | Head | Body {""id"":7 | Hold"),
        Case("close", "close", Own + " | Fin"),
        Case("truncate", "truncate share 50%", Own + @" | Head | Body {""id | Fin"),
        Case("{ truncate: { after: 0 B } }", "truncate after 0 B", Own + " | Head | Fin"),
        Case("{ truncate: { after: 5 B, then: rst } }", "truncate after 5 B then rst", Own + @" | Head | Body {""id"" | Rst"),
        Case("{ truncate: { after: 8 B } }", "truncate after 8 B", Own + @" | Head | Body {""id"":7 | Fin"),
        Case("{ truncate: { share: 12.5% } }", "truncate share 12.5%", Own + " | Head | Body { | Fin"),
        Case("{ truncate: { share: 100%, then: fin } }", "truncate share 100%", Own + @" | Head | Body {""id"":7 | Fin"),
        Case("malformed_chunk", "malformed_chunk", Own + @" raw lengthless chunked | Head | Body 8\r\n{""id"":7}\r\n | Raw no chunk size\r\n | Fin"),
        Case("endless_chunks", "endless_chunks", Own + @" raw lengthless chunked | Head | Body 8\r\n{""id"":7}\r\n | Fin"),
        Case("{ garbage: 4 B }", "garbage 4 B", Own + @" | Raw \xCD\xF7\xA28 | Fin"),
        Case("reset_stream", "reset_stream internal_error", Own + " | ResetStream 2"),
        Case("{ reset_stream: refused_stream }", "reset_stream refused_stream", Own + " | ResetStream 7"),
        Case("{ reset_stream: cancel }", "reset_stream cancel", Own + " | ResetStream 8"),
        Case("{ reset_stream: http_1_1_required }", "reset_stream http_1_1_required", Own + " | ResetStream 13"),
        Case("goaway", "goaway no_error", Own + " | GoAway 0"),
        Case("{ goaway: enhance_your_calm }", "goaway enhance_your_calm", Own + " | GoAway 11"),
        Case("connection_close", "connection_close", Own + @" closes | Send {""id"":7}"),
        Case("slow_close", "slow_close 5s", Own + @" closes | Send {""id"":7} | Wait 5s | Fin"),
        Case("{ slow_close: 10ms }", "slow_close 10ms", Own + @" closes | Send {""id"":7} | Wait 10ms | Fin"),
        Case("stale_keep_alive", "stale_keep_alive then rst", Own + @" | Send {""id"":7} | Listen | Rst"),
        Case("{ stale_keep_alive: fin }", "stale_keep_alive then fin", Own + @" | Send {""id"":7} | Listen | Fin"),
        Case("drain", "drain", Own + @" | Drain | Send {""id"":7}"),
        Case("{ dribble: { pieces: 3, over: 1s } }", "dribble 3 pieces over 1s", Own + @" | Head | Body {"" | Wait 500ms | Body id"" | Wait 500ms | Body :7}"),
        Case("{ dribble: { over: 7s, pieces: 10000 } }", "dribble 10000 pieces over 7s", Own
            + @" | Head | Body { | Wait 1s | Body "" | Wait 1s | Body i | Wait 1s | Body d | Wait 1s | Body "" | Wait 1s | Body : | Wait 1s | Body 7 | Wait 1s | Body }"),
        Case("{ slice: 3 B }", "slice 3 B", Own + @" | Head | Body {""i | Body d"": | Body 7}"),
        Case("{ slice: 1 GB }", "slice 1 GB", Own + @" | Head | Body {""id"":7}"),
        Case("{ throttle: 4 B/s }", "throttle 4 B/s", Own
            + @" | Head | Wait 250ms | Body { | Wait 250ms | Body "" | Wait 250ms | Body i | Wait 250ms | Body d | Wait 250ms | Body "" | Wait 250ms | Body : | Wait 250ms | Body 7 | Wait 250ms | Body }"),
        Case("{ throttle: 40 B/s }", "throttle 40 B/s", Own + @" | Head | Wait 100ms | Body {""id | Wait 100ms | Body "":7}"),
        Case("throttle", "throttle 1 kB/s", Own + @" | Head | Wait 8ms | Body {""id"":7}"),
        Case("empty", "empty", Own + " spoils | Send "),
        Case("wrong_type", "wrong_type text/html", @"200 text/html X-Vendor=yes | Send {""id"":7}"),
        Case("{ wrong_type: text/plain; charset=x }", "wrong_type text/plain; charset=x", @"200 text/plain; charset=x X-Vendor=yes | Send {""id"":7}"),
        Case("wrong_length", "wrong_length longer 10 B", Own + @" raw length=18 | Head | Body {""id"":7} | Fin"),
        Case("{ wrong_length: { shorter: 3 B } }", "wrong_length shorter 3 B", Own + @" raw length=5 | Head | Body {""id"":7} | Fin"),
        Case("{ wrong_length: { shorter: 9 B } }", "wrong_length shorter 9 B", Own + @" raw length=0 | Head | Body {""id"":7} | Fin"),
        Case("corrupt_gzip", "corrupt_gzip", @"200 application/json X-Vendor=yes Content-Encoding=gzip spoils | Send \x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF{""id"":7}"),
        Case("broken_json", "broken_json \"}{\"", Own + @" spoils | Send {""id"":7}}{"),
        Case("{ broken_json: \"\\n\\\",\" }", "broken_json \"\\n\\\",\"", Own + @" spoils | Send {""id"":7}\n"","),
        Case("{ broken_json: \"}, reset\" }", "broken_json \"}\\u002c reset\"", Own + @" spoils | Send {""id"":7}}, reset"),
        Case("flip_bits", "flip_bits 1", Own + @" spoils | Send {""id"":5}"),
        Case("{ flip_bits: 64 }", "flip_bits 64", Own + @" spoils | Send \x84\xDD\x96\x9B\xDD\xC5\xC8\x82"),
        Case("{ flip_bits: 10000 }", "flip_bits 10000", Own + @" spoils | Send \x84\xDD\x96\x9B\xDD\xC5\xC8\x82"),
        Case("proxy_page", "proxy_page 502", "502 text/html spoils | Send " + Page("502 Bad Gateway")),
        Case("{ proxy_page: 200 }", "proxy_page 200", "200 text/html spoils | Send " + Page("200 OK")),
        Case("bad_status_line", "bad_status_line", Own + @" raw [HTTP/1.1 OK] | Head | Body {""id"":7} | Fin"),
        Case("bad_header", "bad_header", Own + @" raw [This line is no header] | Head | Body {""id"":7} | Fin"),
        Case("two_lengths", "two_lengths", Own + @" raw [Content-Length: 9] | Head | Body {""id"":7} | Fin"),
        Case("huge_header", "huge_header 70 kB", Own + @" Huge-Header=70000 letters spoils | Send {""id"":7}"),
        Case("{ huge_header: 9 kB }", "huge_header 9 kB", Own + @" Huge-Header=9000 letters spoils | Send {""id"":7}"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_word_is_these_bytes_and_the_journal_says_it_with_its_parts(string written, string word, string script)
    {
        var deliveries = Played.Settled(Played.Read(written), Played.Answer());
        Assert.That((Menu.Told(deliveries), Played.Told(Menu.Play(Played.Answer(), deliveries))), Is.EqualTo((word, script)));
    }

    [Test]
    public void No_word_of_the_menu_is_left_out_here() => Assert.That(
        Menu.All.Select(word => word.Word), Is.SubsetOf(Cases.Select(each => ((string)each.Arguments[1]!).Split(' ')[0])));

    private static TestCaseData Case(string written, string word, string script) => new TestCaseData(written, word, script).SetArgDisplayNames(written);

    private static string Page(string title) =>
        $@"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n";
}
