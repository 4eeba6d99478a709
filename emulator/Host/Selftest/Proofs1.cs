namespace ChatEmulator.Host.Selftest;

/// <summary>What deliveries are at the wire of HTTP/1.1.</summary>
internal static class Proofs1
{
    private const string Body = "{\"greeting\":\"Gr\u00c3\u00bc\u00c3\u009fe\"}";

    // What seed 1 draws, as it was when this was written: it must be the same in every version.
    private const string Drawn = "\u00c7\u0024\u00b0\u00d2\u0018\u00cb\u00db\u0090\u008d\u00b8\u000e\u006f\u005f\u0068\u0087\u009e\u0027\u005b\u0083\u003f\u00be\u00f9\u00b4\u001f\u00bd\u00bf\u001e\u0067\u0039\u005c\u00a5\u0086"
        + "\u004c\u0040\u00b7\u005e\u00d1\u0025\u0008\u00eb\u005b\u002f\u000d\u00c8\u00ae\u001e\u00be\u007b\u00da\u007a\u002a\u004f\u002b\u0042\u00cc\u00fb\u00c4\u0034\u000f\u004c\u001f\u00c5\u00b1\u00a6";

    private const string Page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n";

    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        .. Before, .. Instead, .. Pieces, .. Ends, .. Afterwards,
    ];

    private static Proof[] Before =>
    [
        Of("{ delay: 3s }", "delivered", Mark.After(Seconds(3)), Head(3) + Body, Mark.Again, Plain(3)),
        Of("{ interim: 103, delay: 1s }", "delivered", "HTTP/1.1 103 Early Hints\r\n\r\n", Mark.After(Seconds(1)), Head(1) + Body, Mark.Again, Plain(1)),
    ];

    private static Proof[] Instead =>
    [
        Of("empty", "spoiled", Head(0, length: 0), Mark.Again, Plain()),
        Of("{ wrong_type: text/html }", "delivered", Head(0, type: "text/html") + Body, Mark.Again, Plain()),
        Of("{ wrong_length: { longer: 10 B } }", "closed", Raw("Content-Length: 32") + Body, Mark.Fin),
        Of("{ wrong_length: { shorter: 10 B } }", "closed", Raw("Content-Length: 12") + Body, Mark.Fin),
        Of("corrupt_gzip", "spoiled", Head(0, length: 32).Replace("Emulator-World", "Content-Encoding: gzip\r\nEmulator-World") + "\u001f\u008b\b\0\0\0\0\0\0\u00ff" + Body, Mark.Again, Plain()),
        Of("broken_json", "spoiled", Head(0, length: 24) + Body + "}{", Mark.Again, Plain()),
        Of("flip_bits", "spoiled", Head(0) + Body.Replace("greet", "gveet"), Mark.Again, Plain()),
        Of("{ proxy_page: 502 }", "spoiled", Head(0, length: Page.Length, type: "text/html").Replace("200 OK", "502 Bad Gateway") + Page, Mark.Again, Plain()),
        Of("{ huge_header: 70 kB }", "spoiled", Head(0).Replace("\r\n\r\n", $"\r\nHuge-Header: {new string('x', 70_000)}\r\n\r\n") + Body, Mark.Again, Plain()),
        Of("two_lengths", "closed", Raw(lines: "Content-Length: 23\r\n") + Body, Mark.Fin),
        Of("bad_status_line", "closed", Raw().Replace("HTTP/1.1 200 OK", "HTTP/1.1 OK") + Body, Mark.Fin),
        Of("bad_header", "closed", Raw(lines: "This line is no header\r\n") + Body, Mark.Fin),
    ];

    private static Proof[] Pieces =>
    [
        Of("{ dribble: { pieces: 3, over: 2s } }", "delivered", Head(0) + Body[..7], Mark.After(Seconds(1)), Body[7..14], Mark.After(Seconds(1)), Body[14..], Mark.Again, Plain(2)),
        Of("{ throttle: 100 B/s }", "delivered", Head(0), Mark.After(Milliseconds(100)), Body[..10], Mark.After(Milliseconds(100)), Body[10..20], Mark.After(Milliseconds(20)), Body[20..], Mark.Again, Plain()),
        Of("{ slice: 1 B }", "delivered", Head(0) + Body, Mark.Again, Plain()),
    ];

    private static Proof[] Ends =>
    [
        Of("reset", "reset", Mark.Rst),
        Of("close", "closed", Mark.Fin),
        Of("hang", "client_left", Mark.Silence),
        Of("{ hang: { for: 30s } }", "closed", Mark.After(Seconds(30)), Mark.Fin),
        Of("{ hang: { after: headers } }", "client_left", Head(0), Mark.Silence),
        Of("{ hang: { after: 15 B, for: 30s } }", "closed", Head(0) + Body[..15], Mark.After(Seconds(30)), Mark.Fin),
        Of("{ truncate: { after: 15 B } }", "closed", Head(0) + Body[..15], Mark.Fin),
        Of("{ truncate: { share: 50%, then: rst } }", "reset", Head(0) + Body[..11], Mark.Rst),
        Of("garbage", "closed", Drawn, Mark.Fin),
        Of("malformed_chunk", "closed", Raw("Transfer-Encoding: chunked") + "16\r\n" + Body + "\r\nno chunk size\r\n", Mark.Fin),
        Of("endless_chunks", "closed", Raw("Transfer-Encoding: chunked") + "16\r\n" + Body + "\r\n", Mark.Fin),
    ];

    private static Proof[] Afterwards =>
    [
        Of("connection_close", "delivered", Head(0, more: "Connection: close\r\n") + Body, Mark.Fin),
        Of("{ slow_close: 5s }", "delivered", Head(0, more: "Connection: close\r\n") + Body, Mark.After(Seconds(5)), Mark.Fin),
        Of("stale_keep_alive", "delivered", Head(0) + Body, Mark.Again, Mark.Rst),
        Of("{ stale_keep_alive: fin }", "delivered", Head(0) + Body, Mark.Again, Mark.Fin),
    ];

    private static Proof Of(string delivery, string ending, params Mark[] marks) => new(delivery, "HTTP/1.1", marks, ending);

    private static string Head(int second, int length = 22, string type = "application/json", string more = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{more}Content-Type: {type}\r\nDate: Thu, 15 Jan 2026 09:00:{second:00} GMT\r\n"
        + "Emulator-World: selftest\r\nEmulator-Call: 1\r\nEmulator-Rule: proof\r\n\r\n";

    // A head that the emulator writes by itself has its headers in another order than the server's own.
    private static string Raw(string length = "Content-Length: 22", string lines = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Thu, 15 Jan 2026 09:00:00 GMT\r\n{length}\r\n"
        + $"Emulator-World: selftest\r\nEmulator-Call: 1\r\nEmulator-Rule: proof\r\n{lines}\r\n";

    private static string Plain(int second = 0) =>
        $"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Type: text/plain\r\nDate: Thu, 15 Jan 2026 09:00:{second:00} GMT\r\n"
        + "Emulator-World: selftest\r\nEmulator-Call: 2\r\nEmulator-Rule: plain\r\n\r\ngood";

    private static TimeSpan Milliseconds(int time) => TimeSpan.FromMilliseconds(time);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
