using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Algoreg's Go!Chat as far as end-user tokens and messages go. Facts and how they are known: the tables of this folder.</summary>
public sealed class AlgoregProvider : Provider
{
    /// <summary>A provider that no world uses yet.</summary>
    public AlgoregProvider() => Operations = [new CreateEndUserToken(this), new CreateMessage(this)];

    /// <inheritdoc/>
    public override Catalogue Catalogue { get; } = AlgoregCatalogue.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<Operation> Operations { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Receipt> Receipts => AlgoregReceipts.All;

    /// <summary>Everything under /api/v1.</summary>
    public override bool Owns(string path) => path.StartsWith("/api/v1/", StringComparison.Ordinal) || path == "/api/v1";

    /// <inheritdoc/>
    public override Profile Choose(OptionValues values) => new AlgoregProfile(values);

    /// <inheritdoc/>
    public override ProviderState Open(Opening opening) => new AlgoregState(opening);

    /// <inheritdoc/>
    public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) =>
        ((AlgoregState)state).Accounts.Identify(exchange.Header("Authorization"));

    /// <inheritdoc/>
    public override Refusal Error(string name) => AlgoregErrors.Named(name);

    /// <inheritdoc/>
    public override Reply Answer(Refusal refusal, Moment moment) => AlgoregErrors.Answer(refusal);

    /// <inheritdoc/>
    public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) =>
        EndUserTokenReport.Of(token, (AlgoregState)state, at);
}
