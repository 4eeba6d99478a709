namespace ChatEmulator.Judging.Verdicts;

/// <summary>What the judge says of an expectation, or of all of them together; the worst last.</summary>
public enum Ruling
{
    /// <summary>It is so.</summary>
    Held,

    /// <summary>It cannot be known, or nothing was expected.</summary>
    Inconclusive,

    /// <summary>It is not so.</summary>
    Broken,
}
