using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Where calls come in in one world, without an engine: what credentials say of worlds, and whom this one lets in.</summary>
internal sealed class Counter : IDisposable
{
    private readonly Play _play;
    private readonly Router _router;
    private readonly List<(Provider Provider, ProviderState State)> _states;
    private ulong _calls;

    private Counter(string world, string root, Play play, Router router, IReadOnlyList<Provider> providers)
    {
        _play = play;
        _router = router;
        _states = [.. providers.Select(provider => (provider, provider.Open(Opening(root, play, provider))))];
        Rename(world);
    }

    public static DateTimeOffset At { get; } = Emulation.Start;

    /// <summary>Counters of some worlds that play the same; <c>F:A</c> is F, forked from A.</summary>
    public static Counter[] Of(string yaml, params string[] worlds)
    {
        var providers = Vendors.All();
        var loaded = new Loader([.. providers.Select(provider => provider.Catalogue)]).LoadText($"scenario: test\n{yaml}");
        Assert.That(loaded.Problems, Is.Empty);
        var (play, router) = (new Play(loaded.Scenarios.Single(), providers), new Router(providers));
        return [.. worlds.Select(world => world.Split(':')).Select(names => new Counter(names[0], names[^1], play, router, providers))];
    }

    public static Counter In(string world, string yaml = "") => Of(yaml, world).Single();

    public static Opening Opening(string root, Play play, Provider provider) => new(
        root, 1, At, new Dice(1, root), play.Profile(provider), play.Roster(provider), play.Scenario.Data[provider.Catalogue.Provider]);

    /// <summary>A request; the target may have a query, and of the header null is none.</summary>
    public static Exchange Call(string method, string target, string? authorization = null, string body = "")
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (target, "") : (target[..query], target[query..]);
        return new Exchange(method, path, rest, authorization is null ? [] : [new Header("Authorization", authorization)], Encoding.UTF8.GetBytes(body));
    }

    public static Exchange Mint(string? authorization) =>
        Call("POST", "/api/chat/tokens", authorization, """{"ttl":60,"channels":{"a":{"read":true}},"member_id":"ada"}""");

    public static Exchange Message(string? authorization) => Call("POST", "/api/v1/message", authorization, """{"to":"ada@example.com","ext_msg_id":"m-1"}""");

    public static Exchange EndUser(string? authorization) => Call("POST", "/api/v1/chat/token", authorization, """{"external_id":"c-1"}""");

    public static Exchange Login(string name, string password = "secret") =>
        Call("POST", "/api/v1/token", null, $$"""{"grant_type":"password","username":"{{name}}","password":"{{password}}"}""");

    public static string As(string user, string password) => Basic.Header(user, password);

    /// <summary>What the credentials of a call say; null for nothing.</summary>
    public WorldClue? Clue(Exchange exchange)
    {
        var route = _router.Of(exchange);
        using var reading = route.Operation!.Read(exchange, _play.Profile(route.Provider!));
        return _play.Roster(route.Provider!).WorldOf(exchange, route.Operation, reading);
    }

    /// <summary>Answers a call in this world, and makes what it changes.</summary>
    public Served Serve(Exchange exchange)
    {
        var route = _router.Of(exchange);
        var profile = _play.Profile(route.Provider!);
        var state = State(route.Provider!);
        using var reading = route.Operation!.Read(exchange, profile);
        var caller = route.Operation.Identify(exchange, reading, state, At);
        var verdict = route.Operation.Judge(reading, caller, state);
        caller.Change?.Apply(state, At, again: false);
        if (verdict is Refusal refusal)
        {
            refusal.Change?.Apply(state, At, again: false);
            return new Served(caller, refusal, "");
        }

        var draft = route.Operation.Draft((Command)verdict, new Moment(state, profile, At, new Dice(1, "test"), 1, _calls++));
        draft.Change?.Apply(state, At, again: false);
        return new Served(caller, null, Encoding.UTF8.GetString(draft.Answer.Body.Span));
    }

    /// <summary>Whether the credentials of a call name a world and prove an account, and the bytes that finding it out takes.</summary>
    public (bool Found, long Allocated) Cost(Exchange exchange)
    {
        var route = _router.Of(exchange);
        var (state, roster) = (State(route.Provider!), _play.Roster(route.Provider!));
        using var reading = route.Operation!.Read(exchange, _play.Profile(route.Provider!));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = roster.WorldOf(exchange, route.Operation, reading) is not null;
        found &= route.Operation.Identify(exchange, reading, state, At).Proven is not null;
        return (found, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Rename(string world) => _states.ForEach(each => each.State.World = world);

    public TokenReport Inspect(string token) => Ask(provider => provider.Inspect(token, State(provider), At));

    public TokenReport Revoke(string token) => Ask(provider => provider.Revoke(token, State(provider), At));

    public void Dispose() => _states.ForEach(each => each.State.Dispose());

    private TokenReport Ask(Func<Provider, TokenReport?> ask) => _states.Select(each => ask(each.Provider)).OfType<TokenReport>().FirstOrDefault() ?? TokenReport.Nobodys;

    private ProviderState State(Provider provider) => _states.Single(each => each.Provider == provider).State;
}

/// <summary>What became of a call at a counter.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
/// <param name="Body">The body of the answer.</param>
internal sealed record Served(Caller Caller, Refusal? Refusal, string Body)
{
    public int Status => Refusal?.Status ?? 200;

    public string Why => Refusal?.Why ?? "";

    /// <summary>The token in the answer.</summary>
    public string Token => JsonDocument.Parse(Body).RootElement.GetProperty(Body.Contains("access_token", StringComparison.Ordinal) ? "access_token" : "token").GetString()!;
}
