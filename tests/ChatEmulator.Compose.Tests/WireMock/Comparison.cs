namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>Holds what was seen of one server against what was seen of the other.</summary>
internal static class Comparison
{
    /// <summary>Everything that is not as it should be, in words; empty when both said the same but for what is meant.</summary>
    /// <param name="theirs">Of WireMock.</param>
    /// <param name="ours">Of the emulator.</param>
    /// <param name="meant">The differences that steps may name.</param>
    public static IReadOnlyList<string> Complaints(IReadOnlyList<Seen> theirs, IReadOnlyList<Seen> ours, IReadOnlyDictionary<string, Meant> meant) =>
        theirs.Count != ours.Count
            ? [$"{theirs.Count} steps were played there and {ours.Count} here."]
            : [.. theirs.Zip(ours).SelectMany((pair, at) => Of(pair.First, pair.Second, meant).Select(complaint => $"step {at + 1}: {complaint}"))];

    private static IEnumerable<string> Of(Seen theirs, Seen ours, IReadOnlyDictionary<string, Meant> meant)
    {
        var differ = theirs.Parts.Keys.Where(part => theirs.Parts[part] != ours.Parts[part]).ToList();
        if (theirs.Step.Means is not { } name)
        {
            return differ.Select(part => Told(theirs, ours, part));
        }

        if (!meant.TryGetValue(name, out var difference))
        {
            return [$"{theirs.Step}\n  names the difference {name}, which nobody gave a reason for."];
        }

        return differ.Count == 0
            ? [$"{theirs.Step}\n  no longer differs, so {name} is to be taken away there: {difference.Why}"]
            : differ.Except(difference.Parts).Select(part => $"{Told(theirs, ours, part)}\n  ({name} does not cover that.)");
    }

    private static string Told(Seen theirs, Seen ours, string part) =>
        $"{theirs.Step}\n  {part} of WireMock: {Indented(theirs.Parts[part])}\n  {part} of ours:     {Indented(ours.Parts[part])}";

    private static string Indented(string text) => text.Contains('\n', StringComparison.Ordinal) ? $"\n      {text.ReplaceLineEndings("\n      ")}" : text;
}
