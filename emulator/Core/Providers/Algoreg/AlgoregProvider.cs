using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Algoreg's Go!Chat as far as logins, end-user tokens and messages go, and the page that end users open. Facts and how they are known:
/// the tables of this folder.
/// </summary>
internal sealed class AlgoregProvider : Provider
{
    /// <summary>A provider that no world uses yet.</summary>
    public AlgoregProvider() => Operations =
    [
        new Login(this),
        new CreateEndUserToken(this),
        new CreateMessage(this),
        new GetThread(this),
        new ListMessages(this),
        new OpenChat(this),
    ];

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
    public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => new AlgoregRoster(accounts);

    /// <inheritdoc/>
    public override ProviderState Open(Opening opening) => new AlgoregState(opening);

    /// <inheritdoc/>
    public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) =>
        ((AlgoregState)state).Door.ByHeader(exchange.Header("Authorization"), at);

    /// <inheritdoc/>
    public override Refusal Error(string name) => AlgoregErrors.Named(name);

    /// <inheritdoc/>
    public override Reply Answer(Refusal refusal, Moment moment) => refusal.AsPage ? ChatPage.Refused(refusal) : AlgoregErrors.Answer(refusal);

    /// <inheritdoc/>
    public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) =>
        AlgoregTokenReport.Of(token, (AlgoregState)state, at);

    /// <inheritdoc/>
    public override TokenReport? Revoke(string token, ProviderState state, DateTimeOffset at) =>
        AlgoregTokenReport.Revoke(token, (AlgoregState)state, at);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Lockable(ProviderState state) => [.. ((AlgoregState)state).Roster.All.Select(account => account.Name)];

    /// <inheritdoc/>
    public override void Follow(Sequel sequel, in Aftermath after) => Sequels.Follow(sequel, after);

    /// <inheritdoc/>
    public override Unlocking Unlock(string account, ProviderState state)
    {
        var own = (AlgoregState)state;
        var owner = own.Roster.ByName(account, state.World)!;
        var ended = new Unlocking(account, own.Lockouts.IsLocked(owner), own.Lockouts.Wrong(owner));
        own.Lockouts.Forgive(owner);
        return ended;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Existing(string kind, ProviderState state) =>
        kind == AlgoregState.CustomersKind ? ((AlgoregState)state).Customers.Select(customer => customer.ExternalId) : ((AlgoregState)state).Mailbox.Threads.Select(thread => thread.Id);

    /// <inheritdoc/>
    public override void Add(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, ProviderState state, DateTimeOffset at) =>
        ((AlgoregState)state).Add(data, at);
}
