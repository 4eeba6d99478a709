using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers;

/// <summary>One endpoint of a provider, in the three steps that are its own.</summary>
/// <param name="entry">The operation as the catalogue has it.</param>
public abstract class Operation(CatalogueOperation entry)
{
    /// <summary>The operation as the catalogue has it.</summary>
    public CatalogueOperation Entry { get; } = entry;

    /// <summary>Decodes the body and checks its shape. Pure, and done before any lock: a large body must not hold a world up.</summary>
    public abstract Reading Read(Exchange exchange, OptionValues profile);

    /// <summary>What the vendor would say, in the vendor's own order of checks. Reads the state, never writes it.</summary>
    public abstract Verdict Judge(Reading reading, Caller caller, ProviderState state);

    /// <summary>The vendor's own answer to an accepted command, and the change it would make.</summary>
    public abstract Draft Draft(Command command, Moment moment);
}
