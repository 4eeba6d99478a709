namespace ChatEmulator.Host.Selftest;

/// <summary>What deliveries are at the wire of HTTP/1.1.</summary>
internal static class Proofs1
{
    private const string Body = "{\"greeting\":\"Gr\u00c3\u00bc\u00c3\u009fe\"}";

    private const string Page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n";

    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        .. Before, .. Instead, .. Pieces, .. Ends, .. Afterwards,
    ];

    private static Proof[] Before =>
    [
        Of("delay: 3s", "delivered", Mark.After(Seconds(3)), Head(3) + Body, Mark.Again, Plain(3)),
        Of("{ interim: 103, delay: 1s }", "delivered", "HTTP/1.1 103 Early Hints\r\n\r\n", Mark.After(Seconds(1)), Head(1) + Body, Mark.Again, Plain(1)),
    ];

    private static Proof[] Instead =>
    [
        Of("empty", "spoiled", Head(0, length: 0), Mark.Again, Plain()),
        Of("{ wrong_type: text/html }", "delivered", Head(0, type: "text/html") + Body, Mark.Again, Plain()),
        Of("{ wrong_length: { longer: 10 B } }", "closed", Head(0, length: 32) + Body, Mark.Fin),
        Of("{ wrong_length: { shorter: 10 B } }", "closed", Head(0, length: 12) + Body, Mark.Fin),
        Of("corrupt_gzip", "spoiled", Head(0, length: 32, more: "Content-Encoding: gzip\r\n") + "\u001f\u008b\b\0\0\0\0\0\0\u0003" + Body, Mark.Again, Plain()),
        Of("broken_json", "spoiled", Head(0, length: 24) + Body + "}{", Mark.Again, Plain()),
        Of("flip_bits", "spoiled", Head(0) + Body, Mark.Again, Plain()),
        Of("{ proxy_page: 502 }", "spoiled", Head(0, length: Page.Length, type: "text/html").Replace("200 OK", "502 Bad Gateway") + Page, Mark.Again, Plain()),
        Of("{ huge_header: 70 kB }", "spoiled", Head(0).Replace("\r\n\r\n", $"\r\nHuge-Header: {new string('x', 70_000)}\r\n\r\n") + Body, Mark.Again, Plain()),
        Of("two_lengths", "closed", Head(0).Replace("\r\n\r\n", "\r\nContent-Length: 23\r\n\r\n") + Body, Mark.Fin),
        Of("bad_status_line", "closed", Head(0).Replace("HTTP/1.1 200 OK", "HTTP/1.1 OK") + Body, Mark.Fin),
        Of("bad_header", "closed", Head(0).Replace("\r\n\r\n", "\r\nThis line is no header\r\n\r\n") + Body, Mark.Fin),
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
        Of("garbage", "closed", "GARBAGE", Mark.Fin),
        Of("malformed_chunk", "closed", Chunked() + "16\r\n" + Body + "\r\nno chunk size\r\n", Mark.Fin),
        Of("endless_chunks", "closed", Chunked() + "16\r\n" + Body + "\r\n", Mark.Fin),
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

    private static string Chunked() => Head(0).Replace("Content-Length: 22", "Transfer-Encoding: chunked", StringComparison.Ordinal);

    private static string Plain(int second = 0) =>
        $"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Type: text/plain\r\nDate: Thu, 15 Jan 2026 09:00:{second:00} GMT\r\n"
        + "Emulator-World: selftest\r\nEmulator-Call: 2\r\nEmulator-Rule: plain\r\n\r\ngood";

    private static TimeSpan Milliseconds(int time) => TimeSpan.FromMilliseconds(time);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
