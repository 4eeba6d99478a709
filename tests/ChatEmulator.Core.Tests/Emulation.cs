using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests;

/// <summary>An engine that plays inline YAML on a frozen clock, without sockets.</summary>
internal sealed class Emulation : IDisposable
{
    public const string SignalWire = "ZGVtbzpQVC1kZW1v";
    public const string Algoreg = "YXBpQGFjbWUudGVzdDpzZWNyZXQ=";
    public const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    public static readonly DateTimeOffset Start = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    private readonly string? _world;

    private Emulation(Engine engine, string? world = null) => (Engine, _world) = (engine, world);

    public Engine Engine { get; }

    public World World => Engine.Worlds.Find(_world ?? WorldDirectory.DefaultName)!;

    public View View => new(World, Engine.Providers);

    /// <summary>Starts with YAML below <c>scenario: test</c> and a frozen clock.</summary>
    public static Emulation Of(string yaml = "", long? seed = null, JournalLimits? limits = null, bool ignoreWarnings = false, TimeProvider? real = null, WorldLimits? worlds = null)
    {
        var providers = Vendors.All();
        var clock = yaml.Contains("clock:", StringComparison.Ordinal) ? "" : Frozen;
        var loaded = new Loader([.. providers.Select(provider => provider.Catalogue)]).LoadText($"scenario: test\n{clock}{yaml}");
        Assert.That(loaded.Problems.Where(problem => loaded.HasErrors || !ignoreWarnings).Select(problem => $"{problem.Line}: {problem.Text}"), Is.Empty);
        return new Emulation(new Engine(providers, loaded.Scenarios.Single(), seed, limits, real, worlds));
    }

    /// <summary>The same engine, for calls that name a world by header or path.</summary>
    public Emulation In(string world) => new(Engine, world);

    public Answered Token(string body, string? basic = SignalWire) => Send("POST", "/api/chat/tokens", body, basic);

    public Answered EndUser(string body, string? basic = Algoreg) => Send("POST", "/api/v1/chat/token", body, basic);

    public Answered Message(string body, string? basic = Algoreg) => Send("POST", "/api/v1/message", body, basic);

    public Answered Send(string method, string path, string body = "", string? basic = null, bool tooLarge = false)
    {
        Header[] headers = basic is null ? [] : [new("Authorization", $"Basic {basic}")];
        var outcome = Engine.Handle(new Exchange(method, path, "", headers, Encoding.UTF8.GetBytes(body), bodyTooLarge: tooLarge, world: _world));
        return new Answered(outcome);
    }

    /// <summary>A login of the demo account.</summary>
    public Answered Login(string password = "secret", string email = "api@acme.test") =>
        Ask("POST", "/api/v1/token", $$"""{"grant_type":"password","username":"{{email}}","password":"{{password}}"}""");

    /// <summary>The bearer of a login of the demo account.</summary>
    public string Bearer() => Login().Json.GetProperty("access_token").GetString()!;

    /// <summary>A read with the demo account of Algoreg.</summary>
    public Answered Get(string target) => Ask("GET", target, "", new Header("Authorization", $"Basic {Algoreg}"));

    /// <summary>Any request; the target may have a query.</summary>
    public Answered Ask(string method, string target, string body = "", params Header[] headers)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (target, "") : (target[..query], target[query..]);
        return new Answered(Engine.Handle(new Exchange(method, path, rest, headers, Encoding.UTF8.GetBytes(body), world: _world)));
    }

    public JsonElement State() => Read(View.State);

    public JsonElement Ledger() => Read(View.Ledger).GetProperty("entries");

    public IEnumerable<JsonElement> Messages() => State().GetProperty("algoreg").GetProperty("messages").EnumerateArray();

    public Effect EffectOf(long call)
    {
        View.Refresh();
        return World.Journal.Calls().Single(each => each.Number == call).Effect;
    }

    public void Dispose() => Engine.Dispose();

    private static JsonElement Read(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}

/// <summary>What became of one call.</summary>
/// <param name="Outcome">The outcome.</param>
internal sealed record Answered(Outcome Outcome)
{
    public int Status => Outcome.Script.Reply.Status;

    public Effect Effect => Outcome.Effect;

    public string Body => Encoding.UTF8.GetString(Outcome.Script.Reply.Body.Span);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The code of Algoreg's that clients should prefer.</summary>
    public string? Code => Json.GetProperty("errors")[1].GetProperty("code").GetString();

    public string? Header(string name) => Outcome.Script.Reply.Headers.Where(header => header.Name == name).Select(header => header.Value).FirstOrDefault();
}
