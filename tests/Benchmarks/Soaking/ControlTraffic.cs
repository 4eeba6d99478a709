namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>Whoever asks Control: worlds that come and go, another version of the scenario, waits, questions.</summary>
internal sealed class ControlTraffic(Uri url, Record record, string file) : IDisposable
{
    private static readonly string[] Questions =
    [
        "calls?limit=100", "calls?operation=algoreg.*&status=2xx&limit=20", "calls?with.body.ext_msg_id=m-8&limit=5", "calls?rule=late", "calls?in_flight=true", "calls?ended=reset",
        "calls?delivery=reset&limit=10", "unmatched", "retries", "state", "ledger", "worlds", "scenario", "clock", "verdict", "advice", "connections", "openapi/algoreg.json",
        "openapi/control.json", "fidelity", "health", "calls?limit=-1", "nothing", "calls?operation=nobody",
    ];

    // Under the megabyte that a body for Control may have.
    private const int LongText = 900_000;

    private readonly Visitor _visitor = new(url, record);

    public IReadOnlyList<Driver> Drivers =>
    [
        new("world", 2, 1, false, (n, _) => World(n)),
        new("reload", 1, 1, false, (n, stop) => Reload(n, stop)),
        new("wait", 4, 4, false, Wait),
        new("question", 0.5, 1, false, (n, _) => Question(n)),
        new("token", 3, 1, false, (n, _) => Token(n)),
    ];

    public void Dispose() => _visitor.Dispose();

    /// <summary>Makes a world and drops it, and nothing else.</summary>
    public async Task Pass(long n)
    {
        await _visitor.Ask("PUT", $"/_emulator/worlds/passing-{n}", "scenario: passing\nexpect: [{ calls: \"*\", exactly: 0 }]");
        await _visitor.Ask("DELETE", $"/_emulator/worlds/passing-{n}");
    }

    /// <summary>Puts data in by a long text, which the world keeps so that its past can be played again.</summary>
    public Task Enlarge(long n) => _visitor.Ask("POST", "/_emulator/data", $"algoreg: {{ threads: [{{ id: filled-{n} }}] }}\n# {new string('x', LongText)}");

    /// <summary>How many calls the journal has dropped.</summary>
    public async Task<long> Dropped()
    {
        var (_, text) = await _visitor.Ask("GET", "/_emulator/calls?limit=1");
        using var told = System.Text.Json.JsonDocument.Parse(text);
        return told.RootElement.GetProperty("dropped").GetInt64();
    }

    private async Task World(long n)
    {
        var name = $"w-{n}";
        if (n % 3 != 0)
        {
            await _visitor.Ask("PUT", $"/_emulator/worlds/{name}", "scenario: own\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\nexpect: [{ calls: \"*\", at_least: 3 }]");
        }

        for (var i = 0; i < 5; i++)
        {
            await _visitor.Ask("POST", "/api/v1/message", $$"""{"to":"a@example.com","content":"{{i}}","ext_msg_id":"{{n}}-{{i}}"}""", Visitor.Algoreg, default, ("Emulator-World", name));
        }

        await _visitor.Ask("POST", $"/worlds/{name}/_emulator/clock/advance", """{"by":"1h"}""");
        await _visitor.Ask("POST", $"/_emulator/worlds/{name}/fork", $$"""{"as":"{{name}}-fork"}""");
        var (_, snapshot) = await _visitor.Ask("GET", $"/_emulator/worlds/{name}/snapshot");
        await _visitor.Ask("PUT", $"/_emulator/worlds/{name}-copy/snapshot", snapshot);
        await _visitor.Ask("POST", $"/_emulator/worlds/{name}/reset");
        await _visitor.Ask("GET", "/_emulator/verdict", null, null, default, ("Emulator-World", name + "-fork"));
        foreach (var each in (string[])[name, name + "-fork", name + "-copy"])
        {
            await _visitor.Ask("DELETE", $"/_emulator/worlds/{each}");
        }
    }

    // A file that is saved, one in five times broken; a world that is put another scenario.
    private async Task Reload(long n, CancellationToken stop)
    {
        var text = n % 5 == 0 ? "scenario: [\n" : SoakScenario.Yaml((int)(n % 1_000));
        await File.WriteAllTextAsync(file + ".new", text, stop);
        File.Move(file + ".new", file, overwrite: true);
        await _visitor.Ask("PUT", "/_emulator/scenario", n % 4 == 0 ? "rules: 1" : "scenario: put\nrules: [{ name: one, calls: \"*\", times: 1, answer: { error: timeout } }]", null, default, ("Emulator-World", $"put-{n % 3}"));
        await _visitor.Ask("POST", "/api/v1/message", """{"to":"a@example.com","content":"x"}""", Visitor.Algoreg, default, ("Emulator-World", $"put-{n % 3}"));
    }

    private async Task Wait(long n, CancellationToken stop)
    {
        var wait = $$"""{"calls":"signalwire.create_token","with":{"body.member_id":"waited-{{n}}"},"at_least":1,"within":"{{(n % 4 == 0 ? "100ms" : "30s")}}"}""";
        if (n % 5 == 1)
        {
            await LeaveWait(wait, stop);
            return;
        }

        var waiting = _visitor.Ask("POST", "/_emulator/calls/wait", wait, null, stop);
        if (n % 4 != 0)
        {
            await _visitor.Ask("POST", "/api/chat/tokens", $$"""{"ttl":5,"channels":{"c":{"read":true} },"member_id":"waited-{{n}}"}""", Visitor.SignalWire);
        }

        await waiting;
    }

    private async Task LeaveWait(string wait, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromMilliseconds(50));
        try
        {
            await _visitor.Ask("POST", "/_emulator/calls/wait", wait, null, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // As it was to.
        }
    }

    private async Task Question(long n) => await _visitor.Ask("GET", "/_emulator/" + Questions[n % Questions.Length]);

    private async Task Token(long n)
    {
        var (_, minted) = await _visitor.Ask("POST", "/api/v1/chat/token", $$"""{"external_id":"t-{{n}}","emails":["t{{n}}@example.com"]}""", Visitor.Algoreg);
        using var told = System.Text.Json.JsonDocument.Parse(minted);
        if (told.RootElement.TryGetProperty("token", out var token))
        {
            await _visitor.Ask("POST", "/_emulator/tokens/inspect", $$"""{"token":"{{token}}"}""");
            await _visitor.Ask("POST", "/_emulator/tokens/revoke", $$"""{"token":"{{token}}"}""");
            await _visitor.Ask("GET", $"/?token={token}");
        }
    }
}
