namespace ChatEmulator.Mappings.Patterns;

/// <summary><c>equalTo</c>: the text itself.</summary>
internal sealed class EqualTo(string wanted, bool anyCase) : ValuePattern
{
    private readonly StringComparison _comparison = anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override bool Matches(Piece piece) => wanted.Equals(piece.Text, _comparison);

    public override double Distance(Piece piece) => Matches(piece) ? 0 : Letters.Distance(wanted, piece.Text);
}

/// <summary><c>contains</c>: the text is somewhere in it.</summary>
internal sealed class Contains(string wanted) : ValuePattern
{
    public override bool Matches(Piece piece) =>
        piece.Text is not null && piece.Patience.Take(1 + (piece.Text.Length >> 10)) && piece.Text.Contains(wanted, StringComparison.Ordinal);
}

/// <summary><c>matches</c>: the whole of it is as a regular expression says.</summary>
internal sealed class MatchesRegex(JavaRegex regex) : ValuePattern
{
    public override bool Matches(Piece piece) => piece.Text is not null && regex.Matches(piece.Text, piece.Patience);
}

/// <summary><c>absent</c>: there is no such value.</summary>
internal sealed class Absent : ValuePattern
{
    public override bool Matches(Piece piece) => piece.Text is null;
}

/// <summary><c>anything</c>: whatever it is, and if it is not.</summary>
internal sealed class Anything : ValuePattern
{
    public override bool Matches(Piece piece) => true;
}

/// <summary>HTTP Basic credentials: the scheme in any case, the rest as it is.</summary>
internal sealed class BasicCredentials(string encoded) : ValuePattern
{
    private const string Scheme = "Basic ";

    public override bool Matches(Piece piece) => piece.Text is { } text
        && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && text.AsSpan(Scheme.Length).SequenceEqual(encoded);

    public override double Distance(Piece piece) => Matches(piece) ? 0 : Letters.Distance(Scheme + encoded, piece.Text);
}
