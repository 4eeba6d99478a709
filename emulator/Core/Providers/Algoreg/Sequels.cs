using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// What rules do to Algoreg's state once a call has been decided. Tokens are ended for the account that is proven; a lock is for the account
/// that the call says it is of, because a locked one can prove nothing.
/// </summary>
internal static class Sequels
{
    public static void Follow(Sequel sequel, in Aftermath after)
    {
        if (sequel.Kind is SequelKind.Lock or SequelKind.Unlock)
        {
            Lock(sequel, after);
            return;
        }

        var cut = new Cut(sequel.Rule, after.At);
        switch (sequel.Scope)
        {
            case SequelScope.Token:
                EndToken(sequel.Kind, after, cut);
                break;
            case SequelScope.Bearer when after.Operation is Login:
                (after.Change as MintToken<ulong>)?.End(sequel.Kind, cut);
                break;
            case SequelScope.Bearer:
                EndBearer(sequel.Kind, after, cut);
                break;
            case SequelScope.Account:
                EndAll(sequel.Kind, after, cut, after.Caller.Proven);
                break;
            default:
                EndAll(sequel.Kind, after, cut);
                break;
        }
    }

    private static void Lock(Sequel sequel, in Aftermath after)
    {
        var lockouts = ((AlgoregState)after.State).Lockouts;
        if ((after.Caller.Proven ?? after.Caller.Claimed) is not { } account)
        {
            return;
        }

        if (sequel.Kind == SequelKind.Lock)
        {
            lockouts.Lock(account, sequel.Rule);
        }
        else
        {
            lockouts.Forgive(account);
        }
    }

    // What mints and has minted nothing, because it was refused, has no token to end: its bearer is another thing.
    private static void EndToken(SequelKind kind, in Aftermath after, Cut cut)
    {
        if (after.Operation.Entry.Mints)
        {
            (after.Change as MintToken<ulong>)?.End(kind, cut);
        }
        else if (after.Operation is OpenChat)
        {
            var state = (AlgoregState)after.State;
            if (after.Operation.Presented(after.Exchange, after.Reading) is { } text && state.Tokens.Read(text) is { IsSealed: true, Kind: TokenKind.EndUser } token)
            {
                state.EndUserTokens.End(kind, token.Id, cut);
            }
        }
        else
        {
            EndBearer(kind, after, cut);
        }
    }

    private static void EndBearer(SequelKind kind, in Aftermath after, Cut cut)
    {
        if (Bearer.In(after.Exchange.Header("Authorization")) is not { } bearer)
        {
            return;
        }

        var state = (AlgoregState)after.State;
        if (state.Roster.ByBearer(bearer, state.World) is { } declared)
        {
            state.DeclaredBearers.End(kind, declared, cut);
        }
        else if (state.Tokens.Read(bearer) is { IsSealed: true, Kind: TokenKind.Bearer } token)
        {
            state.Bearers.End(kind, token.Id, cut);
        }
    }

    private static void EndAll(SequelKind kind, in Aftermath after, Cut cut, Account? account)
    {
        if (account is not null)
        {
            var state = (AlgoregState)after.State;
            state.Bearers.EndAll(kind, account.Print, cut);
            state.EndUserTokens.EndAll(kind, account.Print, cut);
            state.DeclaredBearers.End(kind, account, cut);
        }
    }

    private static void EndAll(SequelKind kind, in Aftermath after, Cut cut)
    {
        var state = (AlgoregState)after.State;
        state.Bearers.EndAll(kind, null, cut);
        state.EndUserTokens.EndAll(kind, null, cut);
        foreach (var account in state.Roster.All)
        {
            state.DeclaredBearers.End(kind, account, cut);
        }
    }
}
