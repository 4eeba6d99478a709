using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>A user of the API.</summary>
/// <param name="Name">The e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="Bearer">A bearer token that is valid from the start; null for none.</param>
/// <param name="Lockout">Its wrong passwords in one world.</param>
internal sealed record AlgoregAccount(string Name, string Password, string? Bearer, Lockout Lockout) : Account(Name);

/// <summary>The declared users of one world, found by the Authorization header as clients send it, by name or by bearer.</summary>
internal sealed class AlgoregAccounts
{
    private readonly Dictionary<string, KnownHeader> _byHeader = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);

    /// <summary>The users of a world that begins.</summary>
    /// <param name="accounts">As the scenario declares them.</param>
    /// <param name="lockAfter">How many wrong passwords in a row lock one; 0 for never.</param>
    public AlgoregAccounts(IReadOnlyList<OptionValues> accounts, long lockAfter)
    {
        All = [.. accounts.Select(values => new AlgoregAccount(values.Text("email")!, values.Text("password")!, values.Text("bearer"), new Lockout(lockAfter)))];
        foreach (var account in All)
        {
            _byHeader.TryAdd(Basic.Header(account.Name, account.Password), new KnownHeader(account, ByPassword: true));
            if (account.Bearer is { } bearer)
            {
                _byHeader.TryAdd(Header(bearer), new KnownHeader(account, ByPassword: false));
            }
        }
    }

    public IReadOnlyList<AlgoregAccount> All { get; }

    /// <summary>Whose header this is, letter for letter; null when somebody has to look closer.</summary>
    public KnownHeader? ByHeader(string header) => _byHeader.TryGetValue(header, out var known) ? known : null;

    public AlgoregAccount? ByName(string email) => All.FirstOrDefault(account => account.Name == email);

    public AlgoregAccount? ByPrint(ulong print) => All.FirstOrDefault(account => account.Print == print);

    /// <summary>Whose declared bearer this is, revoked or not.</summary>
    public AlgoregAccount? ByBearer(string bearer) => All.FirstOrDefault(account => account.Bearer == bearer);

    public bool IsRevoked(string bearer) => _revoked.Contains(bearer);

    /// <summary>Takes a declared bearer back.</summary>
    public void Revoke(string bearer)
    {
        _revoked.Add(bearer);
        _byHeader.Remove(Header(bearer));
    }

    private static string Header(string bearer) => $"Bearer {bearer}";
}

/// <summary>Whose header it is.</summary>
/// <param name="Account">The user.</param>
/// <param name="ByPassword">Whether a password proves it; else a bearer.</param>
internal readonly record struct KnownHeader(AlgoregAccount Account, bool ByPassword);
