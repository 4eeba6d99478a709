namespace ChatEmulator.Contracts;

/// <summary>How we know a rule of a vendor's. An assumption must never look like a fact.</summary>
internal enum Basis
{
    /// <summary>The vendor's own page says so.</summary>
    Documented,

    /// <summary>Seen in a vendor's SDK, or on the wire of one.</summary>
    Observed,

    /// <summary>Concluded from examples, names or old specimens.</summary>
    Inferred,

    /// <summary>Nobody says. We chose, and a profile key lets a scenario choose otherwise where it matters.</summary>
    Assumed,
}
