namespace ChatEmulator.Host.Selftest;

/// <summary>What deliveries are at the wire of HTTP/2: frames, each as a line.</summary>
internal static class Proofs2
{
    private const string Greeting = "{\\\"greeting\\\":\\\"Gr\\xc3\\xbc\\xc3\\x9fe\\\"}";

    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        Of("{ delay: 3s }", "delivered", [Mark.After(TimeSpan.FromSeconds(3)), .. Frames("HEADERS 200", $"DATA \"{Greeting}\" END_STREAM"), .. Good]),
        Of("reset", "reset", [.. Frames("RST_STREAM 2"), .. Good]),
        Of("hang", "client_left", [Mark.Silence]),
        Of("{ hang: { for: 30s } }", "closed", [Mark.After(TimeSpan.FromSeconds(30)), .. Frames("RST_STREAM 8"), .. Good]),
        Of("{ truncate: { after: 10 B } }", "closed", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\"", "RST_STREAM 8"), .. Good]),
        Of("{ truncate: { after: 10 B, then: rst } }", "reset", [.. Frames("HEADERS 200", "DATA \"{\\\"greeting\"", "RST_STREAM 2"), .. Good]),
        Of("{ reset_stream: refused_stream }", "stream_reset", [.. Frames("RST_STREAM 7"), .. Good]),
        Of("{ reset_stream: cancel }", "stream_reset", [.. Frames("RST_STREAM 8"), .. Good]),
        Of("goaway", "goaway", [.. Frames("GOAWAY last 0 error 0"), Mark.Fin]),
        Of("{ goaway: enhance_your_calm }", "goaway", [.. Frames("GOAWAY last 0 error 11"), Mark.Fin]),
        Of("drain", "delivered", [.. Frames("GOAWAY last 2147483647 error 0", "HEADERS 200", $"DATA \"{Greeting}\" END_STREAM", "GOAWAY last 1 error 0"), Mark.Fin]),
    ];

    // The connection goes on: another call on it is answered.
    private static Mark[] Good => [Mark.Again, .. Frames("HEADERS 200", "DATA \"good\" END_STREAM")];

    private static Mark[] Frames(params string[] frames) => [.. frames.Select(Mark.Frame)];

    private static Proof Of(string delivery, string ending, Mark[] marks) => new(delivery, "HTTP/2", marks, ending);
}
