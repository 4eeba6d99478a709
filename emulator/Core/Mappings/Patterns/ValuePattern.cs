namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// What a value has to be: the room's verbs, <c>equalTo</c>, <c>matches</c> and the others, one class each. A value that the request does not have is
/// looked at too, as null: <c>absent</c> wants just that, and <c>not</c> is content with it.
/// </summary>
internal abstract class ValuePattern
{
    /// <summary>Whether the value is as it has to be.</summary>
    public abstract bool Matches(Piece piece);

    /// <summary>How far it is from that, as near misses count: 0 for a match, 1 for nothing in common.</summary>
    public virtual double Distance(Piece piece) => Matches(piece) ? 0 : 1;
}
