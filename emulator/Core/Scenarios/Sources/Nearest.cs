namespace ChatEmulator.Scenarios.Sources;

/// <summary>Finds the known name that somebody probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 100;

    /// <summary>The known name with the fewest slips of the pen between; null when all are too far to be meant.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var distance = candidate.Length > LongestName ? int.MaxValue : Distance(Folded(name), Folded(candidate));
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    // `Retry-After`, `retryAfter` and `retry_after` are the same word to a person.
    private static string Folded(string name) => name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Letters inserted, left out, changed, or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }
}
