namespace ChatEmulator.Host.Selftest;

/// <summary>What deliveries are at the wire of HTTP/2: frames, each as a line.</summary>
internal static class Proofs2
{
    private const string Greeting = "{\\\"greeting\\\":\\\"Gr\\xc3\\xbc\\xc3\\x9fe\\\"}";

    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        .. Before, .. Pieces, .. Instead, .. Ends,
    ];

    private static Proof[] Before =>
    [
        Of("{ delay: 3s }", "delivered", [Mark.After(TimeSpan.FromSeconds(3)), .. Frames("HEADERS 200", $"DATA \"{Greeting}\""), Mark.Frame("END_STREAM"), .. Good]),
    ];

    private static Proof[] Pieces =>
    [
        Of("{ dribble: { pieces: 3, over: 2s } }", "delivered", [Mark.Frame("HEADERS 200"), Mark.Frame("DATA \"{\\\"greet\""), Mark.After(TimeSpan.FromSeconds(1)), Mark.Frame("DATA \"ing\\\":\\\"G\""), Mark.After(TimeSpan.FromSeconds(1)), Mark.Frame("DATA \"r\\xc3\\xbc\\xc3\\x9fe\\\"}\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("{ throttle: 100 B/s }", "delivered", [Mark.Frame("HEADERS 200"), Mark.After(TimeSpan.FromMilliseconds(100)), Mark.Frame("DATA \"{\\\"greeting\""), Mark.After(TimeSpan.FromMilliseconds(100)), Mark.Frame("DATA \"\\\":\\\"Gr\\xc3\\xbc\\xc3\\x9fe\""), Mark.After(TimeSpan.FromMilliseconds(20)), Mark.Frame("DATA \"\\\"}\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("{ slice: 11 B }", "delivered", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\\\"\"", "DATA \":\\\"Gr\\xc3\\xbc\\xc3\\x9fe\\\"}\""), Mark.Frame("END_STREAM"), .. Good]),
    ];

    private static Proof[] Instead =>
    [
        Of("empty", "spoiled", [.. Frames("HEADERS 200"), Mark.Frame("END_STREAM"), .. Good]),
        Of("{ wrong_type: text/html }", "delivered", [.. Frames("HEADERS 200", $"DATA \"{Greeting}\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("corrupt_gzip", "spoiled", [.. Frames("HEADERS 200", $"DATA \"\\x1f\\x8b\\x08\\x00\\x00\\x00\\x00\\x00\\x00\\xff{Greeting}\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("broken_json", "spoiled", [.. Frames("HEADERS 200", $"DATA \"{Greeting}}}{{\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("flip_bits", "spoiled", [.. Frames("HEADERS 200", $"DATA \"{Greeting.Replace("greet", "gveet", StringComparison.Ordinal)}\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("{ proxy_page: 502 }", "spoiled", [.. Frames("HEADERS 502", "DATA \"<html>\\r\\n<head><title>502 Bad Gateway</title></head>\\r\\n<body>\\r\\n<center><h1>502 Bad Gateway</h1></center>\\r\\n<hr><center>proxy</center>\\r\\n</body>\\r\\n</html>\\r\\n\""), Mark.Frame("END_STREAM"), .. Good]),
        Of("{ huge_header: 70 kB }", "spoiled", [.. Frames("HEADERS 200", "CONTINUATION", "CONTINUATION", "CONTINUATION", "CONTINUATION", "CONTINUATION", $"DATA \"{Greeting}\""), Mark.Frame("END_STREAM"), .. Good]),
    ];

    private static Proof[] Ends =>
    [
        Of("reset", "reset", [.. Frames("RST_STREAM 2"), .. Good]),
        Of("hang", "client_left", [Mark.Silence]),
        Of("{ hang: { for: 30s } }", "closed", [Mark.After(TimeSpan.FromSeconds(30)), .. Frames("RST_STREAM 8"), .. Good]),
        Of("{ hang: { after: 10 B } }", "client_left", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\""), Mark.Silence]),
        Of("{ truncate: { after: 10 B } }", "closed", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\"", "RST_STREAM 8"), .. Good]),
        Of("{ truncate: { after: 10 B, then: rst } }", "reset", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\"", "RST_STREAM 2"), .. Good]),
        Of("{ reset_stream: refused_stream }", "stream_reset", [.. Frames("RST_STREAM 7"), .. Good]),
        Of("{ reset_stream: cancel }", "stream_reset", [.. Frames("RST_STREAM 8"), .. Good]),
        Of("goaway", "goaway", [.. Frames("GOAWAY last 0 error 0"), Mark.Fin]),
        Of("{ goaway: enhance_your_calm }", "goaway", [.. Frames("GOAWAY last 0 error 11"), Mark.Fin]),
        Of("drain", "delivered", [.. Frames("GOAWAY last 2147483647 error 0", "HEADERS 200", $"DATA \"{Greeting}\"", "END_STREAM", "GOAWAY last 1 error 0"), Mark.Fin]),
    ];

    // The connection goes on: another call on it is answered.
    private static Mark[] Good => [Mark.Again, .. Frames("HEADERS 200", "DATA \"good\""), Mark.Frame("END_STREAM")];

    private static Mark[] Frames(params string[] frames) => [.. frames.Select(Mark.Frame)];

    private static Proof Of(string delivery, string ending, Mark[] marks) => new(delivery, "HTTP/2", marks, ending);
}
