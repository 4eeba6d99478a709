using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Who is let in, by HTTP Basic, by a bearer, or by the name and the password of a login. Wrong passwords count on whichever way they
/// come; a lock holds passwords off and leaves bearers that were minted before alone (assumed).
/// </summary>
/// <param name="state">The world's state.</param>
internal readonly struct Doorkeeper(AlgoregState state)
{
    private readonly AlgoregRoster _roster = state.Roster;

    public Caller ByHeader(string? header, DateTimeOffset at)
    {
        if (header is null)
        {
            return Unproven("The call has no Authorization header; HTTP Basic with e-mail and password, or a bearer, is expected.");
        }

        return _roster.Headers.Of(header) is not { } known || !known.IsRightIn(state.World) ? Slowly(header, at)
            : known.ByPassword ? Right(known.Account)
            : Declared(known.Account);
    }

    /// <summary>By name and password.</summary>
    /// <param name="email">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="wrong">The status of a wrong one.</param>
    /// <param name="header">The header that says so, to know it the next time; null when none does.</param>
    public Caller ByPassword(string email, string password, int wrong = 401, string? header = null)
    {
        if (_roster.ByName(email, state.World) is not { } account)
        {
            return Unproven(_roster.WhyNobody(email, password, state.World), wrong);
        }

        if (account.Password == password)
        {
            Note(header, account, byPassword: true, email != account.Name);
            return Right(account);
        }

        return state.Lockouts.IsLocked(account) ? Locked(account)
            : Unproven($"The password of '{Brief.Of(email)}' is wrong.", wrong, new PasswordTried(account, right: false)) with { Claimed = account };
    }

    private static Caller Unproven(string why, int status = 401, Change? change = null) =>
        new(null, AlgoregErrors.Named("unauthorized", why) with { Status = status, Change = change });

    private static Caller TooOld(string why) => new(null, AlgoregErrors.Named("bearer_expired", $"The bearer is too old: {why} Log in again."));

    private Caller Right(Account account) =>
        state.Lockouts.IsLocked(account) ? Locked(account)
        : state.Lockouts.Wrong(account) == 0 ? new Caller(account)
        : new Caller(account, Change: new PasswordTried(account, right: true));

    private Caller Locked(Account account)
    {
        var refusal = AlgoregErrors.Named("account_locked", state.Lockouts.Why(account)) with
        {
            Status = state.Profile.Locked,
            Hint = "Here support is POST /_emulator/accounts/unlock.",
        };
        return new Caller(null, refusal) { Claimed = account };
    }

    private Caller Slowly(string header, DateTimeOffset at) =>
        Bearer.In(header) is { } bearer ? ByBearer(header, bearer, at)
        : Basic.TryRead(header, out var email, out var password) ? ByPassword(email, password, header: header)
        : Unproven("The Authorization header is neither HTTP Basic with e-mail and password nor a bearer.");

    private Caller ByBearer(string header, string bearer, DateTimeOffset at)
    {
        if (_roster.ByBearer(bearer, state.World) is { } declared)
        {
            Note(header, declared, byPassword: false, bearer != declared.Bearer);
            return Declared(declared);
        }

        return _roster.Elsewhere(bearer) is { } other ? Unproven($"The bearer names the world '{other}', and the call came to the world '{state.World}' (a header or path says so).")
            : state.Tokens.Read(bearer) is not { } token ? Unproven("The bearer is not one that this world knows.")
            : !token.IsSealed ? Unproven($"The bearer is not one that this world knows. {token.Whence(state.World)}")
            : _roster.ByPrint(token.Owner) is not { } owner ? Unproven("The account that logged in for the bearer is not declared any more.")
            : token.Kind != TokenKind.Bearer ? Unproven("What was sent as a bearer is an end-user token: it opens the chat page and calls nothing.")
            : Minted(token, owner, at);
    }

    private Caller Declared(Account account) =>
        state.DeclaredBearers.Of(account) is not { } ended ? new Caller(account)
        : ended.Kind == SequelKind.Expire ? TooOld(DeclaredBearers.Why(ended)!)
        : Unproven(ended.By.Rule is { } rule ? $"The rule \"{rule}\" revoked the bearer." : "The bearer was revoked.");

    private Caller Minted(AlgoregToken token, AlgoregAccount owner, DateTimeOffset at)
    {
        var (name, why, _) = state.Bearers.Tell(token.Id, token.Owner, token.EndsAt, at);
        return name switch
        {
            TokenBook<ulong>.Active => new Caller(owner),
            TokenBook<ulong>.Expired => TooOld(why),
            _ => Unproven($"The bearer is {name}: {why}"),
        };
    }

    private void Note(string? header, Account account, bool byPassword, bool namesWorld)
    {
        if (header is not null && namesWorld)
        {
            _roster.Headers.Find(header, new KnownHeader(account, byPassword, state.World));
        }
    }
}
