namespace ChatEmulator.Server.Tests.Deliveries;

/// <summary>Every delivery that a client of HTTP/1.1 can meet, as a scenario writes it. All but silence for ever come to their end by themselves, soon.</summary>
internal static class Every
{
    public static readonly string[] One =
    [
        "reset", "close", "hang", "{ hang: { for: 1ms } }", "{ hang: { after: headers } }", "{ hang: { after: 3 B, for: 1ms } }",
        "{ delay: 1ms }", "{ interim: 103 }", "empty", "{ wrong_type: text/html }", "{ wrong_length: { longer: 10 B } }", "{ wrong_length: { shorter: 1 B } }",
        "corrupt_gzip", "broken_json", "flip_bits", "proxy_page", "bad_status_line", "bad_header", "two_lengths", "huge_header",
        "{ dribble: { pieces: 3, over: 2ms } }", "{ slice: 1 B }", "{ throttle: 100 kB/s }",
        "{ truncate: { after: 3 B } }", "{ truncate: { after: 3 B, then: rst } }", "malformed_chunk", "endless_chunks", "garbage",
        "connection_close", "{ slow_close: 1ms }", "stale_keep_alive",
        "{ delay: 1ms, interim: 103, dribble: { pieces: 2, over: 1ms }, truncate: { after: 5 B, then: rst } }",
    ];

    /// <summary>A rule for each of them and each of some effects, which a call chooses by a header.</summary>
    /// <param name="effects">The effects.</param>
    /// <param name="calls">The operation.</param>
    public static string Rules(IReadOnlyList<string> effects, string calls) => "rules:\n" + string.Concat(
        from effect in effects
        from delivery in One.Select((text, i) => (text, i))
        let name = Name(effect, delivery.i)
        select $"  - {{ name: \"{name}\", calls: {calls}, when: {{ header.x-want: \"{name}\" }}, effect: {effect}, answer: {{ status: 200, content_type: application/json, body: '{{\"stored\":true}}' }}, delivery: {delivery.text} }}\n");

    /// <summary>The name of a rule, and what its header says.</summary>
    public static string Name(string effect, int delivery) => $"{effect} {delivery}";
}
