using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What the reads of one thread have in common: it is named in the path, and every account of the world sees it (assumed).</summary>
/// <param name="provider">Whose operation it is.</param>
/// <param name="entry">The operation as the catalogue has it.</param>
internal abstract class ThreadRead(AlgoregProvider provider, CatalogueOperation entry) : AlgoregOperation(provider, entry)
{
    public sealed override Reading Read(Exchange exchange, Profile profile) =>
        ReadQuery(exchange, (AlgoregProfile)profile).And(Entry.Template.Value(exchange.Path));

    /// <summary>Reads the query.</summary>
    protected virtual Reading ReadQuery(Exchange exchange, AlgoregProfile profile) => QueryReader.Read(exchange, Takes(profile), profile.Bodies);

    protected sealed override Verdict Accept(Reading reading, in Caller caller, AlgoregState state) =>
        state.Mailbox.Thread((string)reading.More!) is { } thread
            ? Accept(thread, reading, state.Profile)
            : AlgoregErrors.Named("thread_not_found", $"There is no thread '{Brief.Of((string)reading.More!)}'.");

    /// <summary>The verdict on a thread that is there.</summary>
    protected abstract Command Accept(Conversation thread, Reading reading, AlgoregProfile profile);
}
