using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>A user of the API.</summary>
/// <param name="Name">The e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="Bearer">A bearer token that is valid from the start; null for none.</param>
internal sealed record AlgoregAccount(string Name, string Password, string? Bearer) : Account(Name);

/// <summary>The declared users, found by the Authorization header as clients send it, by name or by bearer.</summary>
internal sealed class AlgoregRoster : Roster
{
    private const string Swapped = "The password was sent where the e-mail address is expected: user and password are swapped.";

    private readonly Dictionary<string, AlgoregAccount> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlgoregAccount> _byBearer = new(StringComparer.Ordinal);

    public AlgoregRoster(IReadOnlyList<OptionValues> accounts)
    {
        All = [.. accounts.Select(values => new AlgoregAccount(values.Text("email")!, values.Text("password")!, values.Text("bearer")))];
        foreach (var account in All)
        {
            _byName.TryAdd(account.Name, account);
            Headers.Declare(Basic.Header(account.Name, account.Password), new KnownHeader(account, ByPassword: true));
            if (account.Bearer is { } bearer)
            {
                _byBearer.TryAdd(bearer, account);
                Headers.Declare($"{Bearer.Scheme}{bearer}", new KnownHeader(account, ByPassword: false));
            }
        }
    }

    public IReadOnlyList<AlgoregAccount> All { get; }

    public KnownHeaders Headers { get; } = new();

    public override WorldClue? WorldOf(Exchange exchange, Operation? operation, Reading reading) => operation?.Entry.Name switch
    {
        Login.Name => InBody(reading.Body),
        OpenChat.Name => AlgoregOperation.Text(reading.Query, OpenChat.Field) is { } token ? Minted(token) : null,
        _ => exchange.Header("Authorization") is { } header ? InHeader(header) : null,
    };

    /// <summary>Who goes by a name in the world of a name: as declared, or with that world's name after a plus; null for nobody.</summary>
    public AlgoregAccount? ByName(string email, string world) =>
        _byName.TryGetValue(email, out var account) ? account
        : PlusName.OfAddress(email) is { } named && named.World == world ? _byName.GetValueOrDefault(named.Stem)
        : null;

    /// <summary>Whose declared bearer this is in the world of a name, revoked or not: as declared, or with that world's name after a plus.</summary>
    public AlgoregAccount? ByBearer(string bearer, string world) =>
        _byBearer.TryGetValue(bearer, out var account) ? account
        : PlusName.OfText(bearer) is { } named && named.World == world ? _byBearer.GetValueOrDefault(named.Stem)
        : null;

    public AlgoregAccount? ByPrint(ulong print) => All.FirstOrDefault(account => account.Print == print);

    /// <summary>The other world that a declared bearer names; null when it is none, or names none.</summary>
    public string? Elsewhere(string bearer) =>
        !_byBearer.ContainsKey(bearer) && PlusName.OfText(bearer) is { } named && _byBearer.ContainsKey(named.Stem) ? named.World : null;

    /// <summary>Why nobody goes by a name in the world of a name. Secrets that stand where a name is expected are not told any further.</summary>
    public string WhyNobody(string email, string password, string world)
    {
        var named = PlusName.OfAddress(email);
        return IsSecret(email) ? Swapped
            : named is { } other && other.World != world && _byName.ContainsKey(other.Stem)
                ? $"The account '{Brief.Of(email)}' names the world '{other.World}', and the call came to the world '{world}' (a header or path says so)."
            : named is { } sent && IsSecret(sent.Stem) ? Swapped
            : IsName(password) ? "The password is the name of an account: perhaps name and password are swapped."
            : email.Contains('@', StringComparison.Ordinal) ? $"No account '{Brief.Of(email)}' is declared.{PlusName.Advice(email, named)}"
            : "The name is no e-mail address; perhaps name and password are swapped. No such account is declared.";
    }

    // It was minted for whoever holds it, and chooses no world: it is believed where there is one of that name.
    private static WorldClue? Minted(string token) =>
        AlgoregTokens.WorldIn(token) is { } world ? new WorldClue(world, Makes: false) : null;

    private WorldClue? InBody(JsonElement body) =>
        AlgoregOperation.Text(body, "username") is { } name ? Named(name, AlgoregOperation.Text(body, "password") ?? "") : null;

    private WorldClue? InHeader(string header) =>
        Headers.Of(header) is { } known ? known.Clue
        : Bearer.In(header) is { } bearer ? InBearer(bearer)
        : Basic.TryRead(header, out var email, out var password) ? Named(email, password)
        : null;

    // Minted bearers have no plus in them. One whose stem is not declared may be declared in that world's own scenario.
    private WorldClue? InBearer(string bearer) =>
        _byBearer.ContainsKey(bearer) ? null
        : PlusName.OfText(bearer) is { } named ? new WorldClue(named.World, Makes: _byBearer.ContainsKey(named.Stem))
        : Minted(bearer);

    // A secret in the place of a name must not become the name of a world, which everybody is told.
    private WorldClue? Named(string email, string password) =>
        _byName.ContainsKey(email) || PlusName.OfAddress(email) is not { } named ? null
        : _byName.ContainsKey(named.Stem) || !(IsSecret(email) || IsName(password)) ? new WorldClue(named.World, Makes: true)
        : null;

    private bool IsName(string text) => _byName.ContainsKey(text) || (PlusName.OfAddress(text) is { } named && _byName.ContainsKey(named.Stem));

    private bool IsSecret(string text) => _byBearer.ContainsKey(text) || All.Any(account => account.Password == text);
}
