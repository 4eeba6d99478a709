namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// What a scenario expects of the calls of a world: a value, and nothing here judges it. Each world is judged for itself, over all that
/// happened since its epoch began; what the journal has dropped, or was told to forget, counts too. Where it cannot be known the
/// judgement is inconclusive.
/// </summary>
public abstract record Expected
{
    private protected Expected()
    {
    }

    /// <summary>What its author calls it, unique in its scenario; null when not said.</summary>
    public string? Name { get; init; }

    /// <summary>The file in which it stands, as problems call it; it may be one that the scenario extends.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of that file on which it begins, from 1.</summary>
    public int Line { get; init; }
}
