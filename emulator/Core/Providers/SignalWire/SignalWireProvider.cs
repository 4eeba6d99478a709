using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>SignalWire's REST API as far as chat tokens go. Facts and how they are known: the tables of this folder.</summary>
internal sealed class SignalWireProvider : Provider
{
    /// <summary>A provider that no world uses yet.</summary>
    public SignalWireProvider() => Operations = [new CreateToken(this)];

    /// <inheritdoc/>
    public override Catalogue Catalogue { get; } = SignalWireCatalogue.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<Operation> Operations { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Receipt> Receipts => SignalWireReceipts.All;

    /// <summary>Everything under /api but Algoreg's version prefix.</summary>
    public override bool Owns(string path) =>
        path.StartsWith("/api/", StringComparison.Ordinal)
        && !(path.StartsWith("/api/v1/", StringComparison.Ordinal) || path == "/api/v1");

    /// <inheritdoc/>
    public override Profile Choose(OptionValues values) => new SignalWireProfile(values);

    /// <inheritdoc/>
    public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => new SignalWireRoster(accounts);

    /// <inheritdoc/>
    public override ProviderState Open(Opening opening) => new SignalWireState(opening);

    /// <inheritdoc/>
    public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) =>
        ((SignalWireState)state).Roster.Identify(exchange.Header("Authorization"), state.World);

    /// <inheritdoc/>
    public override Refusal Error(string name) => SignalWireErrors.Named(name);

    /// <inheritdoc/>
    public override Reply Answer(Refusal refusal, Moment moment) => SignalWireErrors.Answer(refusal, moment);

    /// <inheritdoc/>
    public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) =>
        ChatTokenReport.Of(token, (SignalWireState)state, at);

    /// <inheritdoc/>
    public override TokenReport? Revoke(string token, ProviderState state, DateTimeOffset at) =>
        ChatTokenReport.Revoke(token, (SignalWireState)state, at);

    /// <inheritdoc/>
    public override void Follow(Sequel sequel, in Aftermath after)
    {
        var (own, cut) = ((SignalWireState)after.State, new Cut(sequel.Rule, after.At));
        switch (sequel.Scope)
        {
            case SequelScope.Token:
                (after.Change as MintToken<Guid>)?.End(sequel.Kind, cut);
                break;
            case SequelScope.Account when after.Caller.Proven is { } account:
                own.Tokens.EndAll(sequel.Kind, account.Print, cut);
                break;
            case SequelScope.All:
                own.Tokens.EndAll(sequel.Kind, null, cut);
                break;
        }
    }
}
