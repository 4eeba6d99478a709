using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>One endpoint of a provider, in the three steps that are its own.</summary>
/// <param name="provider">Whose operation it is.</param>
/// <param name="entry">The operation as the catalogue has it.</param>
internal abstract class Operation(Provider provider, CatalogueOperation entry)
{
    /// <summary>Whose operation it is.</summary>
    public Provider Provider { get; } = provider;

    /// <summary>The operation as the catalogue has it.</summary>
    public CatalogueOperation Entry { get; } = entry;

    /// <summary>A fingerprint of its name.</summary>
    public ulong Print { get; } = Mix.Text(entry.Name);

    /// <summary>A body that is accepted, for whom a probe speaks.</summary>
    public virtual string Sample(ProbeContext context) => Entry.SampleBody;

    /// <summary>What an accepted call leaves behind at the vendor.</summary>
    public virtual ProbeNeeds Leaves => ProbeNeeds.None;

    /// <summary>Decodes the body and checks its shape. Pure, and done before any lock: a large body must not hold a world up.</summary>
    public abstract Reading Read(Exchange exchange, Profile profile);

    /// <summary>Counts the call against the vendor's own limits, before anything else is asked; null when it may pass.</summary>
    public virtual Refusal? Admit(ProviderState state, DateTimeOffset at) => null;

    /// <summary>The account that the call claims, and whether it is proven; by the provider's headers unless the operation knows better.</summary>
    public virtual Caller Identify(Exchange exchange, Reading reading, ProviderState state, DateTimeOffset at) => Provider.Identify(exchange, state, at);

    /// <summary>The token that the call presents, whatever it is worth; null for none. What a call mints, it does not present.</summary>
    public virtual string? Presented(Exchange exchange, Reading reading) => Bearer.In(exchange.Header("Authorization"));

    /// <summary>What the vendor would say, in the vendor's own order of checks. Reads the state, never writes it.</summary>
    public abstract Verdict Judge(Reading reading, Caller caller, ProviderState state);

    /// <summary>The vendor's own answer to an accepted command, and the change it would make.</summary>
    public abstract Draft Draft(Command command, Moment moment);
}
