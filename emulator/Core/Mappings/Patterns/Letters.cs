using System.Buffers;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>How far two texts are from each other, as near misses count: letters inserted, left out or changed, as a share of the longer one.</summary>
internal static class Letters
{
    // Comparing costs the product of both lengths; past this, what differs counts as wholly different.
    private const long MostCells = 4_000_000;

    /// <summary>The distance, 0 to 1; 1 where there is no text.</summary>
    public static double Distance(string wanted, string? text)
    {
        var longer = Math.Max(wanted.Length, text?.Length ?? 0);
        return text is null ? 1 : longer == 0 ? 0 : Changes(wanted, text) / (double)longer;
    }

    private static int Changes(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (!a.IsEmpty && !b.IsEmpty && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        return a.IsEmpty || b.IsEmpty || (long)a.Length * b.Length > MostCells ? Math.Max(a.Length, b.Length) : Counted(a, b);
    }

    private static int Counted(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var rented = ArrayPool<int>.Shared.Rent(b.Length + 1);
        var row = rented.AsSpan(0, b.Length + 1);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = a[i] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        var changes = row[^1];
        ArrayPool<int>.Shared.Return(rented);
        return changes;
    }
}
