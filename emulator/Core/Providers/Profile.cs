using ChatEmulator.Options;

namespace ChatEmulator.Providers;

/// <summary>
/// The chosen reading of what a vendor leaves open, made ready: the contracts as they are under it, and its values as plain
/// properties. Made once for a scenario and shared by all worlds that play it.
/// </summary>
/// <param name="values">What the scenario chose.</param>
internal abstract class Profile(OptionValues values)
{
    /// <summary>What the scenario chose, by key.</summary>
    public OptionValues Values { get; } = values;

    /// <summary>Whether a scenario chose a word for a key.</summary>
    public bool Is(string key, string word) => Values.Text(key) == word;

    /// <summary>How bodies are read before any contract looks at them.</summary>
    internal BodyProfile Bodies { get; } = new(values);

    /// <summary>The contract of an operation's body, or of its query when it reads; null when it takes nothing.</summary>
    public abstract Contracts.Contract? Contract(string operation);

    /// <summary>What an operation's body must keep as a whole, beside its contract; checked when the contract is kept.</summary>
    public virtual IReadOnlyList<Contracts.Unsaid> Whole(string operation) => [];
}
