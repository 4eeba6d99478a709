using System.Text;
using ChatEmulator.Deliveries;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>What the server of a soak plays: calls choose by a header what becomes of them, most choose nothing.</summary>
internal static class SoakScenario
{
    /// <summary>The header by which a call chooses a rule.</summary>
    public const string Want = "X-Want";

    // Deliveries whose example in the manual takes seconds, and the others that a word has.
    private static readonly Dictionary<string, string[]> Shorter = new(StringComparer.Ordinal)
    {
        ["delay"] = ["{ delay: 20ms }", "{ delay: { lognormal: { median: 5ms, p99: 50ms } } }"],
        ["hang"] = ["{ hang: { for: 50ms } }", "{ hang: { after: headers, for: 50ms } }", "hang"],
        ["truncate"] = ["{ truncate: { after: 10 B } }", "{ truncate: { after: 10 B, then: rst } }"],
        ["slow_close"] = ["{ slow_close: 50ms }"],
        ["stale_keep_alive"] = ["stale_keep_alive", "{ stale_keep_alive: fin }"],
        ["dribble"] = ["{ dribble: { pieces: 4, over: 40ms } }"],
        ["throttle"] = ["{ throttle: 10 kB/s }"],
        ["garbage"] = ["garbage", "{ garbage: 100 kB }"],
        ["goaway"] = ["goaway", "{ goaway: enhance_your_calm }"],
    };

    /// <summary>Every delivery word there is, in ways that end soon.</summary>
    public static IReadOnlyList<string> Deliveries { get; } = [.. Menu.All.SelectMany(word => Shorter.GetValueOrDefault(word.Word) ?? [word.Example])];

    /// <summary>What else a call may choose.</summary>
    public static IReadOnlyList<string> Others { get; } =
        ["late", "twice", "phantom", "filled", "unusual", "short-lived", "revoked", "locked-out", "drawn", "not-sent", "mixed", "keyed"];

    /// <summary>The file, in one of any number of versions that do the same.</summary>
    public static string Yaml(int version) => $$$"""
        scenario: soak
        about: Version {{{version}}}.
        seed: 7
        volatile: [body.ext_msg_id]
        state: calm
        limits:
          - { name: logins, calls: algoreg.login, allow: 20, within: 1s, per: account, answer: { error: rate_limited, retry_after: when_allowed } }
          - { name: pace of one, calls: signalwire.create_token, allow: 50, within: 1s, per: body.member_id, answer: { error: rate_limited } }
        rules:
          - { name: version {{{version}}}, calls: "*", when: { header.x-want: "version {{{version}}}" }, delivery: { delay: 1ms } }
          - { name: late, calls: algoreg.create_message, when: { header.x-want: late }, effect: { late: 500ms } }
          - { name: twice, calls: algoreg.create_message, when: { header.x-want: twice }, effect: twice }
          - { name: phantom, calls: algoreg.create_message, when: { header.x-want: phantom }, effect: none, answer: { status: 204 } }
          - { name: filled, calls: signalwire.create_token, when: { header.x-want: filled }, effect: none, answer: { status: 200, headers: { X-Request-Id: "{{uuid}}" }, json: { id: "{{uuid}}", who: "{{fake.full_name}}, {{fake.company}}", member: "{{body.member_id}}", ends: "{{now+1h.unix}}" } } }
          - { name: unusual, calls: "*", when: { header.x-want: unusual }, answer: { alter: { unusual: true } } }
          - { name: short-lived, calls: algoreg.create_end_user_token, when: { header.x-want: short-lived }, mint: { life: 1s } }
          - { name: revoked, calls: algoreg.create_end_user_token, when: { header.x-want: revoked }, then: [{ revoke: token }] }
          - { name: locked-out, calls: algoreg.create_message, when: { header.x-want: locked-out }, then: [{ lock: account }, { unlock: account }], next: stormy }
          - { name: drawn, calls: "*", when: { header.x-want: drawn }, probability: 50%, answer: { error: service_unavailable, retry_after: 1s } }
          - { name: not-sent, calls: algoreg.create_message, when: { header.x-want: not-sent }, fail_sending: { after: 1s, error: Full. } }
          - { name: mixed, calls: signalwire.create_token, when: { header.x-want: mixed }, answer: { mix: [{ weight: 1, answer: own }, { weight: 1, answer: { error: rate_limited } }] } }
          - { name: keyed, calls: algoreg.create_message, when: { header.x-want: keyed }, per: body.ext_msg_id, times: 1, answer: { error: bad_gateway }, effect: applied }
        {{{Rules()}}}
        stubs:
          - { calls: "GET /v1/rates/{currency}", answer: { status: 200, json: { rate: 1.1, of: "{{path.currency}}" } } }
          - { calls: "POST /v1/payments", answer: [{ status: 503 }, { status: 201, json: { paid: true } }], repeat: last }
        expect:
          - { calls: "*", at_least: 1 }
          - { applied: algoreg.create_message, per: body.ext_msg_id, at_most: 3 }
          - { retries: { at_most: 1000 }, per: body.ext_msg_id }
          - { retries: growing, calls: signalwire.create_token }
          - { after_revocation: { at_most: 1000000 } }
        """;

    /// <summary>What the header says for one of <see cref="Deliveries"/>.</summary>
    public static string Named(int delivery) => $"delivery {delivery}";

    private static string Rules()
    {
        var rules = new StringBuilder();
        for (var i = 0; i < Deliveries.Count; i++)
        {
            rules.Append($"  - {{ name: {Named(i)}, calls: [signalwire.create_token, algoreg.create_message], when: {{ header.x-want: {Named(i)} }}, effect: applied, ")
                .Append("answer: { status: 200, content_type: application/json, body: '{\"stored\":true,\"note\":\"so that there is something to cut\"}' }, ")
                .Append($"delivery: {Deliveries[i]} }}\n");
        }

        return rules.ToString().TrimEnd();
    }
}
