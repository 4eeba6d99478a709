namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>Calls to the vendors: all operations, refusals of all kinds, faults of every word.</summary>
internal sealed class CallTraffic(Uri url, Uri secure, Record record) : IDisposable
{
    private readonly Visitor _plain = new(url, record);
    private readonly Visitor _streams = new(url, record, http2: true);
    private readonly Visitor _secure = new(secure, record);
    private readonly Visitor _faulty = new(url, record);

    // A GOAWAY ends all that its connection carries, so faults have one of their own.
    private readonly Visitor _faultyStreams = new(url, record, http2: true);

    public IReadOnlyList<Driver> Drivers =>
    [
        new("plain", 100, 4, false, (n, _) => Plain(_plain, n)),
        new("plain by HTTP/2", 30, 2, false, (n, _) => Plain(_streams, n)),
        new("plain by TLS", 15, 1, false, (n, _) => Plain(_secure, n)),
        new("new TLS connection", 2, 1, false, (n, _) => Fresh(secure, n, http2: n % 2 == 0)),
        new("new connection", 5, 1, false, (n, _) => Fresh(url, n, http2: n % 5 == 0)),
        new("refused", 15, 1, false, (n, _) => Refused(n)),
        new("bent", 15, 1, false, (n, _) => Bent(n)),
        new("fault", 25, 4, true, (n, stop) => Fault(_faulty, n, stop)),
        new("fault by HTTP/2", 15, 4, true, (n, stop) => Fault(_faultyStreams, n, stop)),
    ];

    /// <summary>
    /// A call that leaves something: a message with an id of its own, now and then a person, and among the last ones long messages, so that those that are kept
    /// are as heavy as they may be.
    /// </summary>
    public async Task Leave(long n, bool isLong)
    {
        var visitor = n % 2 == 0 ? _plain : _streams;
        _ = n % 8 == 1 && !isLong
            ? await visitor.Ask("POST", "/api/v1/chat/token", $$"""{"external_id":"left-{{n}}","name":"Person {{n}}","emails":["p{{n}}@example.com"]}""", Visitor.Algoreg)
            : await visitor.Ask("POST", "/api/v1/message", isLong ? Long : Message(-n), Visitor.Algoreg);
    }

    public void Dispose()
    {
        foreach (var visitor in (Visitor[])[_plain, _streams, _secure, _faulty, _faultyStreams])
        {
            visitor.Dispose();
        }
    }

    private static async Task Plain(Visitor visitor, long n)
    {
        _ = (n % 8) switch
        {
            0 => await visitor.Ask("POST", "/api/v1/token", """{"grant_type":"password","username":"api@acme.test","password":"secret"}"""),
            1 => await visitor.Ask("POST", "/api/v1/chat/token", $$"""{"external_id":"c-{{n}}","name":"Person {{n}}","emails":["p{{n}}@example.com"]}""", Visitor.Algoreg),
            2 => await visitor.Ask("POST", "/api/v1/message", Message(n), Visitor.Algoreg),
            3 => await visitor.Ask("GET", "/api/v1/thread/t-1", null, Visitor.Algoreg),
            4 => await visitor.Ask("GET", $"/api/v1/thread/t-1/messages?offset={n % 7}&limit=5", null, Visitor.Algoreg),
            5 => await visitor.Ask("GET", $"/?token=nobody-{n}"),
            6 => await visitor.Ask("GET", $"/v1/rates/{n}"),
            _ => await visitor.Ask("POST", "/api/chat/tokens", Mint(n), Visitor.SignalWire),
        };
    }

    private async Task Fresh(Uri at, long n, bool http2)
    {
        using var visitor = new Visitor(at, record, http2);
        await Plain(visitor, n);
    }

    private async Task Refused(long n)
    {
        _ = (n % 12) switch
        {
            0 => await _plain.Ask("POST", "/api/chat/tokens", "{", Visitor.SignalWire),
            1 => await _plain.Ask("POST", "/api/chat/tokens", $$"""{"ttl":{{n}}00000}""", Visitor.SignalWire),
            2 => await _plain.Ask("POST", "/api/chat/tokens", Mint(n), $"Basic {Convert.ToBase64String(BitConverter.GetBytes(n))}"),
            3 => await _plain.Ask("POST", "/api/chat/tokens", Mint(n)),
            4 => await _plain.Ask("POST", "/api/v1/message", $$"""{"to":"nobody","unknown_{{n}}":1}""", Visitor.Algoreg),
            5 => await _plain.Ask("POST", "/api/v1/message", Message(n), $"Bearer stale-{n}"),
            6 => await _plain.Ask("POST", "/api/v1/token", $$"""{"grant_type":"password","username":"nobody-{{n}}@acme.test","password":"x"}"""),
            7 => await _plain.Ask("DELETE", "/api/v1/message", null, Visitor.Algoreg),
            8 => await _plain.Ask("GET", $"/nobody/{n}?q={n}"),
            9 => await _plain.Ask("GET", $"/api/v1/thread/t-{n}", null, Visitor.Algoreg),
            10 => await _plain.Ask("POST", "/api/v1/message", Long, Visitor.Algoreg),
            _ => await _plain.Ask("POST", "/v1/payments", $$"""{"n":{{n}}}""", null, default, ("Idempotency-Key", $"k-{n}")),
        };
    }

    private async Task Bent(long n)
    {
        var want = SoakScenario.Others[(int)(n % SoakScenario.Others.Count)];
        _ = want switch
        {
            "filled" or "mixed" => await _plain.Ask("POST", "/api/chat/tokens", Mint(n), Visitor.SignalWire, default, (SoakScenario.Want, want)),
            "short-lived" or "revoked" => await _plain.Ask("POST", "/api/v1/chat/token", $$"""{"external_id":"c-{{n}}","emails":["p{{n}}@example.com"]}""", Visitor.Algoreg, default, (SoakScenario.Want, want)),
            _ => await _plain.Ask("POST", "/api/v1/message", Message(n), Visitor.Algoreg, default, (SoakScenario.Want, want)),
        };
    }

    // What never ends by itself is left after a while.
    private static async Task Fault(Visitor visitor, long n, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromMilliseconds(300));
        var want = (SoakScenario.Want, SoakScenario.Named((int)(n % SoakScenario.Deliveries.Count)));
        _ = n % 3 == 0
            ? await visitor.Ask("POST", "/api/v1/message", Message(n), Visitor.Algoreg, patience.Token, want)
            : await visitor.Ask("POST", "/api/chat/tokens", Mint(n), Visitor.SignalWire, patience.Token, want);
    }

    private static string Long => $$"""{"to":"ada@example.com","content":"{{new string('x', 200_000)}}"}""";

    private static string Message(long n) =>
        $$"""{"to":"p{{Math.Abs(n) % 500}}@example.com","subject":"About {{n}}","content":"{{new string((char)('a' + (Math.Abs(n) % 26)), (int)(Math.Abs(n) * 37 % 2_000) + 1)}}","ext_msg_id":"m-{{n}}"}""";

    private static string Mint(long n) =>
        $$"""{"ttl":{{(n % 600) + 1}},"channels":{"c{{n % 100}}":{"read":true,"write":{{(n % 2 == 0 ? "true" : "false")}} } },"member_id":"m-{{n}}","state":{"n":{{n}} } }""";
}
