using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>The change that a minted token is: from now on it opens what it is for.</summary>
/// <param name="book">The exceptions among the tokens of its world.</param>
/// <param name="id">What the token is told apart by.</param>
/// <param name="whom">Whom it is for, as a person would say; null for nobody in particular.</param>
/// <param name="moment">The moment of the call: its request stands for a token for nobody in particular.</param>
/// <typeparam name="TId">What tokens are told apart by.</typeparam>
internal class MintToken<TId>(TokenBook<TId> book, TId id, string? whom, in Moment moment) : Change
    where TId : notnull
{
    private readonly Fate? _fate = moment.Minting is { } minting
        ? new Fate(minting.Rule, minting.Life is { } life ? Instants.After(moment.At, life) : null, minting.Revoked)
        : null;

    public override string Key => whom ?? $"request {KeyPrint:x16}";

    public override ulong KeyPrint { get; } = whom is null ? moment.Request : Mix.Text(whom);

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        book.Mint(id, _fate);
        return Effect.Applied;
    }

    /// <summary>Ends the token that it is, whether it is made now, later or never.</summary>
    public void End(SequelKind kind, Cut cut) => book.End(kind, id, cut);

    public override void Withhold(ProviderState state) => book.Withhold(id);

    public override void Postpone(ProviderState state) => book.Postpone(id, _fate);
}
