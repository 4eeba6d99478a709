using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers;

/// <summary>
/// An imitated vendor: who is calling, what the vendor would say, in the vendor's own words and order. A provider reads and
/// drafts; it never writes. What a call would change is a <see cref="Change"/>, and whether it is made is the world's business.
/// Providers never know one another, nor scenarios, nor deliveries.
/// </summary>
internal abstract class Provider
{
    /// <summary>What the provider tells of itself, as values.</summary>
    public abstract Catalogue Catalogue { get; }

    /// <summary>Its operations, in the order of its catalogue.</summary>
    public abstract IReadOnlyList<Operation> Operations { get; }

    /// <summary>
    /// The rules that are kept in the vendor's name beside the rows of the contracts, each with its basis and its probes; of a key of
    /// the profile, the probes expect the default.
    /// </summary>
    public virtual IReadOnlyList<Receipt> Receipts => [];

    /// <summary>Whether a path that is no operation is answered in this provider's dialect.</summary>
    public abstract bool Owns(string path);

    /// <summary>Makes a scenario's choice of readings ready.</summary>
    public abstract Profile Choose(OptionValues values);

    /// <summary>Makes a scenario's declared accounts ready.</summary>
    public abstract Roster Enrol(IReadOnlyList<OptionValues> accounts);

    /// <summary>The state of a world that begins.</summary>
    public abstract ProviderState Open(Opening opening);

    /// <summary>The account that the exchange claims, and whether it is proven.</summary>
    public abstract Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at);

    /// <summary>The refusal that a name of the catalogue stands for.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such error.</exception>
    public abstract Refusal Error(string name);

    /// <summary>A refusal in the provider's dialect.</summary>
    public abstract Reply Answer(Refusal refusal, Moment moment);

    /// <summary>What this provider knows of a token; null when it is not one of its own.</summary>
    public abstract TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at);

    /// <summary>Takes a token back, and says what is known of it then; null when it is not one of its own.</summary>
    public virtual TokenReport? Revoke(string token, ProviderState state, DateTimeOffset at) => null;

    /// <summary>The accounts that wrong passwords can lock, by name, in the order of their declaration; none when the vendor locks nobody.</summary>
    public virtual IReadOnlyList<string> Lockable(ProviderState state) => [];

    /// <summary>Does what a rule wants done once a call has been decided, as far as it is one of the catalogue's sequels.</summary>
    /// <param name="sequel">What is done.</param>
    /// <param name="after">The call.</param>
    public virtual void Follow(Sequel sequel, in Aftermath after)
    {
    }

    /// <summary>Does what only the vendor's support can do: lets a locked account in again.</summary>
    /// <param name="account">One of <see cref="Lockable"/>.</param>
    /// <param name="state">The provider's state in this world.</param>
    /// <returns>What was ended by it.</returns>
    public virtual Unlocking Unlock(string account, ProviderState state) => throw new NotSupportedException($"{Catalogue.Provider} locks nobody.");

    /// <summary>What there is of a kind of data, each by the field that tells the entries apart; what calls have made counts too.</summary>
    /// <param name="kind">A kind of the catalogue's data.</param>
    /// <param name="state">The provider's state in this world.</param>
    public virtual IEnumerable<string> Existing(string kind, ProviderState state) => [];

    /// <summary>Puts data into a world that is there. Whoever asks has looked that nothing of it is there yet, and that what it names is.</summary>
    /// <param name="data">Entries by kind; a kind may be missing.</param>
    /// <param name="state">The provider's state in this world.</param>
    /// <param name="at">Since when it exists.</param>
    public virtual void Add(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, ProviderState state, DateTimeOffset at)
    {
    }
}
