using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>All that may happen to a world, drawn from a seed: calls of every kind, with tokens that it minted, revocations, unlocks, advances.</summary>
/// <param name="world">The world.</param>
/// <param name="engine">Who decides.</param>
/// <param name="seed">What it is drawn from.</param>
internal sealed class Turmoil(World world, Engine engine, int seed)
{
    public const string Scenario = "data: { algoreg: { threads: [{ id: t-1, customer: c-1 }], customers: [{ external_id: c-1 }] } }\n"
        + "profile: { algoreg: { lock_after: 2, dedupe: first_wins } }\n" + Worlds.Traffic.Scenario + """
          - { name: bounced, calls: algoreg.create_message, when: { body.text: "1" }, every: 3, fail_sending: { after: 10s, error: "Full." }, continue: true }
          - { name: cut off, calls: algoreg.create_message, every: 7, then: [{ revoke: account }] }
          - { name: worn out, calls: algoreg.create_message, every: 5, then: [{ expire: bearer }, { unlock: account }] }
          - { name: burnt, calls: algoreg.open_chat, every: 2, then: [{ revoke: token }] }
          - { name: shut, calls: algoreg.login, per: account, every: 4, then: [{ lock: account }, { revoke: bearer }] }
          - { name: let in, calls: algoreg.login, at: refused, every: 5, then: [{ unlock: account }] }
          - { name: sworn off, calls: signalwire.create_token, every: 9, then: [{ expire: all }, { revoke: token }] }

        """;

    private readonly List<string> _bearers = ["ready-made-bearer"];
    private readonly List<string> _tokens = ["nonsense"];
    private uint _state = (uint)seed | 1;

    // What else may be played in its place: other rules, another beginning for after a reset, and the first again.
    private static readonly string[] Versions =
    [
        Emulation.Frozen + Scenario,
        "seed: 9\nclock: { start: 2027-01-01T00:00:00Z, frozen: true }\n" + Scenario,
        "rules:\n  - { name: storm, calls: \"*\", probability: 60%, answer: { error: bad_gateway } }\n  - { name: lost, calls: algoreg.create_message, per: body.ext_msg_id, after: 1, times: 1, effect: twice }\n",
        "profile: { algoreg: { dedupe: reject } }\nrules: [{ name: late, calls: algoreg.create_message, times: 30, effect: { late: 5s }, answer: { error: timeout } }]\n",
    ];

    /// <summary>Does one thing; null when it was no call.</summary>
    public Outcome? Step() => Next(18) switch
    {
        0 or 1 or 2 => Message(Basic(Next(2) == 0 ? "api@acme.test:secret" : "b@acme.test:secret")),
        3 => Login("api@acme.test", "secret"),
        4 => Login("b@acme.test", Next(3) == 0 ? "secret" : "wrong"),
        5 => Keep(Call("POST", "/api/v1/chat/token", $$"""{"external_id":"c-{{Next(3)}}"}""", Basic("api@acme.test:secret")), "token", _tokens),
        6 or 7 => Keep(Call("POST", "/api/chat/tokens", $$"""{"ttl":{{1 + Next(2)}},"channels":{"a":{"read":true} },"member_id":"u-{{Next(4)}}"}""", Basic("demo:PT-demo")), "token", _tokens),
        8 => Call("GET", Next(2) == 0 ? "/api/v1/thread/t-1/messages" : "/api/v1/thread/t-1", "", Basic("api@acme.test:secret")),
        9 or 10 => Message("Bearer " + Any(_bearers)),
        11 => Act(() => new Support(world, engine.Providers).Revoke(Next(2) == 0 ? Any(_bearers) : Any(_tokens))),
        12 => Act(() => new Support(world, engine.Providers).Unlock(Next(3) == 0 ? "nobody@acme.test" : "b@acme.test")),
        13 => Act(() => world.Clock.Advance(TimeSpan.FromSeconds(Next(30)))),
        14 => Call("GET", "/", "", null, "?token=" + Any(_tokens)),
        15 => Act(() => new Director(world, engine.Providers).TakeUp(Version(Next(Versions.Length)))),
        16 => Act(() => new Director(world, engine.Providers).Add(Data(Next(30)))),
        _ => Call("POST", Next(2) == 0 ? "/api/nothing" : "/api/v1/message", "{", Basic("api@acme.test:secret")),
    };

    public IReadOnlyList<Outcome> Steps(int count) => [.. Enumerable.Range(0, count).Select(_ => Step()).OfType<Outcome>()];

    private static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private Outcome Message(string authorization) =>
        Call("POST", "/api/v1/message", $$"""{"to":"ada@example.com","ext_msg_id":"m-{{Next(40)}}","text":"{{Next(2)}}"}""", authorization);

    private Outcome Login(string email, string password) =>
        Keep(Call("POST", "/api/v1/token", $$"""{"grant_type":"password","username":"{{email}}","password":"{{password}}"}""", null), "access_token", _bearers);

    private Outcome Call(string method, string path, string body, string? authorization, string query = "")
    {
        Header[] headers = authorization is null ? [] : [new("Authorization", authorization)];
        var exchange = new Exchange(method, path, query, headers, Encoding.UTF8.GetBytes(body), $"c{seed}", Next(1_000), began: Next(1_000));
        var outcome = world == engine.Worlds.Default ? engine.Handle(exchange) : engine.Replay(world, exchange, world.Clock.GetUtcNow());
        outcome.Close(new Ending(EndingKind.Delivered, outcome.Script.Reply.Body.Length, outcome.At, 7));
        return outcome;
    }

    private static Outcome Keep(Outcome outcome, string name, List<string> kept)
    {
        var body = new Answered(outcome);
        if (body.Status == 200 && body.Body.StartsWith('{') && body.Json.TryGetProperty(name, out var token))
        {
            kept.Add(token.GetString()!);
        }

        return outcome;
    }

    private static Outcome? Act(Action act)
    {
        act();
        return null;
    }

    private Play Version(int nth)
    {
        var loaded = Loader.LoadText("scenario: test\n" + Versions[nth]);
        Assert.That(loaded.HasErrors, Is.False);
        return new Play(loaded.Scenarios.Single(), engine.Providers);
    }

    // Of few ids, so that some are there already and nothing is put in.
    private Supply Data(int nth) =>
        Loader.LoadData($$"""{"algoreg":{"customers":[{"external_id":"c-{{nth}}"}],"threads":[{"id":"t-{{nth}}","customer":"c-1"}]} }""").Supply!;

    private Loader Loader => new([.. engine.Providers.Select(provider => provider.Catalogue)]);

    private string Any(List<string> kept) => kept[Next(kept.Count)];

    private int Next(int below)
    {
        _state = (_state * 1_664_525) + 1_013_904_223;
        return (int)((_state >> 8) % (uint)below);
    }
}
