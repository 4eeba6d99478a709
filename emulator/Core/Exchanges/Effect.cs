namespace ChatEmulator.Exchanges;

/// <summary>The fact, known because the emulator owns the state: what a call really did.</summary>
public enum Effect
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>The change was made once.</summary>
    Applied,

    /// <summary>The change was swallowed, because the same one had been made before.</summary>
    Duplicate,

    /// <summary>The change was made two times, past any deduplication.</summary>
    Twice,

    /// <summary>The change is fixed and will be made at a later instant.</summary>
    Pending,
}

/// <summary>What a rule wishes a call to do.</summary>
internal enum WishKind
{
    /// <summary>Make the change once, as the provider would.</summary>
    Applied,

    /// <summary>Make no change, whatever is answered.</summary>
    None,

    /// <summary>Make the change two times, past any deduplication.</summary>
    Twice,

    /// <summary>Make the change after <see cref="Wish.After"/>.</summary>
    Late,
}

/// <summary>What a rule wishes a call to do; the default wishes what the provider would do.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="After">For <see cref="WishKind.Late"/>: how long after the call, on the world's clock.</param>
internal readonly record struct Wish(WishKind Kind, TimeSpan After = default);
