using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>The declared projects, found by the Authorization header as clients send it.</summary>
internal sealed class SignalWireRoster : Roster
{
    private const string Swapped = "The API token was sent where the project is expected: user and password are swapped.";

    private readonly Dictionary<string, SignalWireAccount> _byName = new(StringComparer.Ordinal);
    private readonly KnownHeaders _headers = new();

    public SignalWireRoster(IReadOnlyList<OptionValues> accounts)
    {
        All = [.. accounts.Select(values => new SignalWireAccount(values.Text("project")!, values.Text("token")!, values.TextList("scopes")))];
        foreach (var account in All)
        {
            _byName.TryAdd(account.Name, account);
            _headers.Declare(Basic.Header(account.Name, account.Token), new KnownHeader(account, ByPassword: true));
        }
    }

    public IReadOnlyList<SignalWireAccount> All { get; }

    public override WorldClue? WorldOf(Exchange exchange, Operation? operation, Reading reading) =>
        exchange.Header("Authorization") is not { } header ? null
        : _headers.Of(header) is { } known ? known.Clue
        : Basic.TryRead(header, out var project, out var token) ? Named(project, token)
        : null;

    /// <summary>Whose header it is in the world of that name.</summary>
    public Caller Identify(string? header, string world) =>
        header is null ? Unproven("The call has no Authorization header; HTTP Basic with project and API token is expected.")
        : _headers.Of(header) is { } known && known.IsRightIn(world) ? new Caller(known.Account)
        : Basic.TryRead(header, out var project, out var token) ? Identify(header, project, token, world)
        : Unproven("The Authorization header is not HTTP Basic with project and API token.");

    /// <summary>The fingerprint of the account whose name a token's claim `sub` is, as it was sent; zero for nobody's.</summary>
    public ulong Owner(string sub) =>
        (_byName.GetValueOrDefault(sub) ?? (PlusName.OfText(sub) is { } named ? _byName.GetValueOrDefault(named.Stem) : null))?.Print ?? 0;

    private static Caller Unproven(string why) => new(null, SignalWireErrors.Status(401, why));

    // A secret in the place of a name must not become the name of a world, which everybody is told.
    private WorldClue? Named(string project, string token) =>
        _byName.ContainsKey(project) || PlusName.OfText(project) is not { } named ? null
        : _byName.ContainsKey(named.Stem) || !(IsSecret(project) || IsName(token)) ? new WorldClue(named.World, Makes: true)
        : null;

    private Caller Identify(string header, string project, string token, string world)
    {
        var named = PlusName.OfText(project);
        if (!_byName.TryGetValue(project, out var account))
        {
            account = named?.World == world ? _byName.GetValueOrDefault(named.Value.Stem) : null;
            if (account is null)
            {
                return Unproven(Unknown(project, token, named, world));
            }

            account = account.As(project);
        }

        if (account.Token != token)
        {
            return Unproven($"The API token for project '{project}' is wrong.");
        }

        if (account.Name != project)
        {
            _headers.Find(header, new KnownHeader(account, ByPassword: true, world));
        }

        return new Caller(account);
    }

    // Whoever swaps user and password sends a secret where a name is expected; it is not told any further.
    private string Unknown(string project, string token, PlusName? named, string world) =>
        IsSecret(project) ? Swapped
        : named is { } other && other.World != world && _byName.ContainsKey(other.Stem)
            ? $"The project '{project}' names the world '{other.World}', and the call came to the world '{world}' (a header or path says so)."
        : named is { } sent && IsSecret(sent.Stem) ? Swapped
        : IsName(token) ? "The password is the name of a project: perhaps user and password are swapped."
        : $"No project '{project}' is declared.{PlusName.Advice(project, named)}";

    private bool IsName(string text) => _byName.ContainsKey(text) || (PlusName.OfText(text) is { } named && _byName.ContainsKey(named.Stem));

    private bool IsSecret(string text) => All.Any(account => account.Token == text);
}
