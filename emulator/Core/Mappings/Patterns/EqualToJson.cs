namespace ChatEmulator.Mappings.Patterns;

/// <summary><c>equalToJson</c>: the same JSON, whatever the white space, the order of names and how numbers are written.</summary>
internal sealed class EqualToJson(Wanted wanted, bool anyOrder, bool extra) : ValuePattern
{
    public override bool Matches(Piece piece) =>
        piece.Json is { } actual && wanted.Differences(actual, new Comparing(anyOrder, extra, Hasty: true, piece.Patience)) == 0 && !piece.Patience.IsOver;

    public override double Distance(Piece piece)
    {
        if (piece.Json is not { } actual)
        {
            return 1;
        }

        var differences = wanted.Differences(actual, new Comparing(anyOrder, extra, Hasty: false, piece.Patience));
        return Math.Min(1, differences / (double)Math.Max(wanted.Size, Wanted.SizeOf(actual)));
    }
}
