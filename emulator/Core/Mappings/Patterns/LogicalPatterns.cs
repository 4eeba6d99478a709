namespace ChatEmulator.Mappings.Patterns;

/// <summary><c>and</c>: all of them hold.</summary>
internal sealed class All(ValuePattern[] patterns) : ValuePattern
{
    public override bool Matches(Piece piece) => Array.TrueForAll(patterns, pattern => pattern.Matches(piece));

    public override double Distance(Piece piece) => patterns.Average(pattern => pattern.Distance(piece));
}

/// <summary><c>or</c>: at least one of them holds.</summary>
internal sealed class OneOf(ValuePattern[] patterns) : ValuePattern
{
    public override bool Matches(Piece piece) => Array.Exists(patterns, pattern => pattern.Matches(piece));

    public override double Distance(Piece piece) => patterns.Min(pattern => pattern.Distance(piece));
}

/// <summary><c>not</c>, <c>doesNotContain</c>, <c>doesNotMatch</c>: it does not hold.</summary>
internal sealed class Not(ValuePattern pattern) : ValuePattern
{
    // Where patience is at its end nothing holds, and of what was given up on the way the opposite does not hold either.
    public override bool Matches(Piece piece)
    {
        var before = piece.Patience.Doubts;
        return !pattern.Matches(piece) && piece.Patience.Doubts == before && !piece.Patience.IsOver;
    }
}
