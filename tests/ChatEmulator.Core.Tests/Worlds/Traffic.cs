using System.Globalization;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Calls of many clients, made of drawn numbers: chains of calls that keep their order, each about a thing of its own.</summary>
internal sealed class Traffic
{
    /// <summary>Two accounts for each vendor, rules that draw, and rules that count by what their chain is about.</summary>
    public const string Scenario = """
        volatile: [body.trace]
        accounts:
          signalwire: [{ project: demo, token: PT-demo }, { project: other, token: PT-other }]
          algoreg: [{ email: api@acme.test, password: secret }, { email: b@acme.test, password: secret }]
        rules:
          - { name: storm, calls: "*", probability: 20%, answer: { error: service_unavailable } }
          - { name: lost, calls: algoreg.create_message, per: body.ext_msg_id, times: 1, effect: applied, delivery: reset }
          - { name: again, calls: algoreg.create_message, per: body.ext_msg_id, after: 2, probability: 0.5, effect: twice }
          - { name: late, calls: algoreg.create_message, probability: 0.3, effect: { late: 45s }, answer: { error: timeout } }
          - { name: short, calls: algoreg.create_end_user_token, per: body.external_id, probability: 0.5, mint: { life: 1m } }
          - { name: gone, calls: algoreg.login, per: account, after: 1, times: 2, mint: { revoked: true } }
          - { name: slow, calls: signalwire.create_token, per: body.member_id, probability: 0.5, delivery: { delay: 3s } }

        """;

    private readonly Queue<int> _drawn;

    public Traffic(int[] drawn)
    {
        _drawn = new Queue<int>(drawn);
        Chains = [.. Enumerable.Range(0, 12 + Next(20)).Select(Chain)];
    }

    /// <summary>The chains; the order of the calls in each is kept.</summary>
    public IReadOnlyList<IReadOnlyList<Exchange>> Chains { get; }

    /// <summary>What makes two calls identical, for whoever compares what they were told.</summary>
    public static string Of(Exchange call) =>
        $"{call.Method} {call.Path}{call.Query} {call.Header("Authorization")} {Encoding.UTF8.GetString(call.Body.Span).Split(",\"trace\"")[0]}";

    private List<Exchange> Chain(int nth) => [.. Enumerable.Range(0, 1 + Next(6)).Select(_ => (nth % 6) switch
    {
        0 => Post("/api/v1/message", $$"""{"to":"ada@example.com","ext_msg_id":"m-{{nth}}","text":"{{Next(2)}}","trace":{{nth}}}""", Algoreg(nth)),
        1 => Post("/api/v1/chat/token", $$"""{"external_id":"c-{{nth}}","trace":{{nth}}}""", Algoreg(nth)),
        2 => Post("/api/chat/tokens", $$"""{"ttl":60,"channels":{"a":{"read":true} },"member_id":"u-{{nth}}"}""", SignalWire(nth)),
        // What several chains have in common: identical calls, refused ones, and what is nobody's.
        3 => Post("/api/chat/tokens", $$"""{"ttl":{{1 + Next(2)}},"channels":{"a":{"read":true} } }""", SignalWire(nth / 6)),
        4 => Post("/api/v1/token", """{"grant_type":"password","username":"api@acme.test","password":"secret"}""", null),
        _ => Next(4) switch
        {
            0 => Post("/api/chat/tokens", "{", SignalWire(nth)),
            1 => Post("/api/nothing", "", null),
            2 => Post("/api/v1/message", $$"""{"to":"ada@example.com","trace":{{nth}}}""", Algoreg(nth)),
            _ => Post("/api/chat/tokens", """{"ttl":60}""", null),
        },
    })];

    private static Exchange Post(string path, string body, string? basic) =>
        new("POST", path, "", basic is null ? [] : [new Header("Authorization", Basic(basic))], Encoding.UTF8.GetBytes(body));

    private static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static string Algoreg(int nth) => nth / 6 % 2 == 0 ? "api@acme.test:secret" : "b@acme.test:secret";

    private static string SignalWire(int nth) => nth / 6 % 2 == 0 ? "demo:PT-demo" : "other:PT-other";

    private int Next(int below) => _drawn.TryDequeue(out var drawn) ? (int)((uint)drawn % (uint)below) : 0;
}

/// <summary>What became of a call, as text: all that must be the same.</summary>
internal static class Told
{
    public static string Of(Outcome outcome) => string.Create(CultureInfo.InvariantCulture,
        $"{outcome.Rule} {outcome.Effect} {outcome.Script.Reply.Status} {string.Join(' ', outcome.Script.Reply.Headers)} {string.Join(' ', outcome.Script.Steps)} {Encoding.UTF8.GetString(outcome.Script.Reply.Body.Span)}");
}
