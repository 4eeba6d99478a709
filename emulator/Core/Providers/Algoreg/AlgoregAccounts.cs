using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>A user of the API.</summary>
/// <param name="Name">The e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="Bearer">A bearer token that is valid from the start; null for none.</param>
internal sealed record AlgoregAccount(string Name, string Password, string? Bearer) : Account(Name);

/// <summary>The declared users, found by the Authorization header as clients send it.</summary>
internal sealed class AlgoregAccounts
{
    private readonly Dictionary<string, AlgoregAccount> _byHeader = new(StringComparer.Ordinal);

    public AlgoregAccounts(IReadOnlyList<OptionValues> accounts)
    {
        All = [.. accounts.Select(values => new AlgoregAccount(values.Text("email")!, values.Text("password")!, values.Text("bearer")))];
        foreach (var account in All)
        {
            _byHeader[Basic.Header(account.Name, account.Password)] = account;
            if (account.Bearer is { } bearer)
            {
                _byHeader[$"Bearer {bearer}"] = account;
            }
        }
    }

    public IReadOnlyList<AlgoregAccount> All { get; }

    public Caller Identify(string? header)
    {
        if (header is null)
        {
            return Unproven("The call has no Authorization header; HTTP Basic with e-mail and password, or a bearer, is expected.");
        }

        return _byHeader.TryGetValue(header, out var account) ? new Caller(account) : Slowly(header);
    }

    // Whoever swaps user and password sends a secret where a name is expected; it is not told any further.
    private string Unknown(string email) => All.Any(account => account.Password == email)
        ? "The password was sent where the e-mail address is expected: user and password are swapped."
        : $"No account '{email}' is declared.";

    private static Caller Unproven(string why) => new(null, AlgoregErrors.Named("unauthorized", why));

    private Caller Slowly(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            var bearer = header[7..].Trim();
            var owner = All.FirstOrDefault(account => account.Bearer == bearer);
            return owner is null
                ? Unproven("The bearer is not one that this world knows.")
                : new Caller(owner);
        }

        if (!Basic.TryRead(header, out var email, out var password))
        {
            return Unproven("The Authorization header is neither HTTP Basic with e-mail and password nor a bearer.");
        }

        var account = All.FirstOrDefault(account => account.Name == email);
        return account is null ? Unproven(Unknown(email))
            : account.Password == password ? new Caller(account)
            : Unproven($"The password of '{email}' is wrong.");
    }
}
