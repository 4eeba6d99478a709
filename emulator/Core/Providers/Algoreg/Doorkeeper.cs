using ChatEmulator.Exchanges;
namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Who is let in, by HTTP Basic, by a bearer, or by the name and the password of a login. Wrong passwords count on whichever way they
/// come; a lock holds passwords off and leaves bearers that were minted before alone (assumed).
/// </summary>
/// <param name="accounts">The declared users.</param>
/// <param name="tokens">The world's tokens.</param>
/// <param name="bearers">The exceptions among its bearers.</param>
/// <param name="profile">How the vendor is read.</param>
internal sealed class Doorkeeper(AlgoregAccounts accounts, AlgoregTokens tokens, TokenBook<ulong> bearers, AlgoregProfile profile)
{
    private const string BearerScheme = "Bearer ";

    public Caller ByHeader(string? header, DateTimeOffset at)
    {
        if (header is null)
        {
            return Unproven("The call has no Authorization header; HTTP Basic with e-mail and password, or a bearer, is expected.");
        }

        return accounts.ByHeader(header) is not { } known ? Slowly(header, at)
            : known.ByPassword ? Right(known.Account)
            : new Caller(known.Account);
    }

    /// <summary>By name and password.</summary>
    /// <param name="email">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="wrong">The status of a wrong one.</param>
    public Caller ByPassword(string email, string password, int wrong = 401)
    {
        if (accounts.ByName(email) is not { } account)
        {
            return Unproven(Unknown(email), wrong);
        }

        return account.Password == password ? Right(account)
            : account.Lockout.IsLocked ? Locked(account)
            : Unproven($"The password of '{email}' is wrong.", wrong, new PasswordTried(account, right: false));
    }

    private static Caller Unproven(string why, int status = 401, Change? change = null) =>
        new(null, AlgoregErrors.Named("unauthorized", why) with { Status = status, Change = change });

    private Caller Right(AlgoregAccount account) =>
        account.Lockout.Wrong == 0 ? new Caller(account)
        : account.Lockout.IsLocked ? Locked(account)
        : new Caller(account, Change: new PasswordTried(account, right: true));

    private Caller Locked(AlgoregAccount account)
    {
        var why = $"'{account.Name}' is locked after {account.Lockout.Wrong} wrong passwords.";
        return new Caller(null, AlgoregErrors.Named("account_locked", why) with { Status = profile.Locked, Hint = "Here support is POST /_emulator/accounts/unlock." });
    }

    // Whoever swaps user and password sends a secret where a name is expected; it is not told any further.
    private string Unknown(string email) => accounts.All.Any(account => account.Password == email)
        ? "The password was sent where the e-mail address is expected: user and password are swapped."
        : email.Contains('@', StringComparison.Ordinal) ? $"No account '{Brief.Of(email)}' is declared."
        : "The name is no e-mail address; perhaps name and password are swapped. No such account is declared.";

    private Caller Slowly(string header, DateTimeOffset at) =>
        header.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase) ? ByBearer(header[BearerScheme.Length..].Trim(), at)
        : Basic.TryRead(header, out var email, out var password) ? ByPassword(email, password)
        : Unproven("The Authorization header is neither HTTP Basic with e-mail and password nor a bearer.");

    private Caller ByBearer(string bearer, DateTimeOffset at)
    {
        if (accounts.ByBearer(bearer) is { } declared)
        {
            return accounts.IsRevoked(bearer) ? Unproven("The bearer was revoked.") : new Caller(declared);
        }

        if (tokens.Read(bearer) is not { IsSealed: true } token || accounts.ByPrint(token.Owner) is not { } owner)
        {
            return Unproven("The bearer is not one that this world knows.");
        }

        if (token.Kind != TokenKind.Bearer)
        {
            return Unproven("What was sent as a bearer is an end-user token: it opens the chat page and calls nothing.");
        }

        var (state, why, _) = bearers.Tell(token.Id, token.EndsAt, at);
        return state switch
        {
            TokenBook<ulong>.Active => new Caller(owner),
            TokenBook<ulong>.Expired => new Caller(null, AlgoregErrors.Named("bearer_expired", $"The bearer is too old: {why} Log in again.")),
            _ => Unproven($"The bearer is {state}: {why}"),
        };
    }
}
