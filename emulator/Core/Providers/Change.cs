using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>
/// A change that a call would make, fixed as a value at the call. The world applies it once, two times, later or never.
/// </summary>
internal abstract class Change
{
    /// <summary>What a person recognises the change by, such as an <c>ext_msg_id</c>; unique within operation and account.</summary>
    public abstract string Key { get; }

    /// <summary>A fingerprint of <see cref="Key"/>, so that counting needs no text.</summary>
    public abstract ulong KeyPrint { get; }

    /// <summary>A fingerprint of what is changed, the key left out: it finds the same thing under another key. Zero where the key says all.</summary>
    public virtual ulong ContentPrint => 0;

    /// <summary>About how much memory it takes while it waits, in bytes.</summary>
    public virtual long Size => 300;

    /// <summary>Makes the change.</summary>
    /// <param name="state">The provider's state in this world.</param>
    /// <param name="at">The instant at which it takes effect.</param>
    /// <param name="again">Whether to go past deduplication.</param>
    /// <returns><see cref="Effect.Applied"/>, or <see cref="Effect.Duplicate"/> when it was swallowed.</returns>
    public abstract Effect Apply(ProviderState state, DateTimeOffset at, bool again);

    /// <summary>Notes that the change will never be made although the client may be told otherwise.</summary>
    public virtual void Withhold(ProviderState state)
    {
    }

    /// <summary>Notes that the change is fixed and will be made later.</summary>
    public virtual void Postpone(ProviderState state)
    {
    }
}
