namespace ChatEmulator.Providers.Algoreg;

/// <summary>E-mail addresses as people write them into one text: several with commas or semicolons, each with a name or without.</summary>
internal static class Addresses
{
    private static readonly char[] Between = [',', ';'];

    // Of one text; a million of them would be taken apart under the world's lock.
    private const int Most = 1_000;

    /// <summary>The addresses in some texts, in order, the first thousand of each; one may occur again.</summary>
    public static IEnumerable<string> In(params IEnumerable<string?> texts) =>
        from text in texts
        where text is not null
        from part in text.Split(Between, Most + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most)
        select Bare(part);

    // Ada Lovelace <ada@example.com>
    private static string Bare(string part)
    {
        var open = part.LastIndexOf('<');
        return open >= 0 && part.EndsWith('>') ? part[(open + 1)..^1].Trim() : part;
    }
}
