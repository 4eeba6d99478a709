namespace ChatEmulator.Scenarios.Language;

/// <summary>Names put into a sentence.</summary>
internal static class Words
{
    private const int MostListed = 12;

    /// <summary>Names in back quotes, with a word before the last: `a`, `b` or `c`.</summary>
    public static string Listed(IEnumerable<string> names, string last)
    {
        var all = names.Select(name => $"`{name}`").ToList();
        var shown = all.Count > MostListed ? [.. all.Take(MostListed), $"{all.Count - MostListed} more"] : all;
        return shown.Count < 2 ? string.Concat(shown) : $"{string.Join(", ", shown.SkipLast(1))} {last} {shown[^1]}";
    }
}
