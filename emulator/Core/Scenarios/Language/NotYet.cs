namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// What belongs to the language but not to this version, by the place where it may stand. Whoever builds one of these takes it
/// out of here. Whatever is offered at a place wins over this table.
/// </summary>
internal static class NotYet
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["a scenario"] = "connections",
    };

    /// <summary>The sentence about a name at a place; null when the name belongs to no version.</summary>
    public static string? Of(string place, string name) =>
        Known.TryGetValue(place, out var names) && names.Split(' ').Contains(name) ? Sentence($"`{name}`") : null;

    /// <summary>The sentence about a construct that has no name of its own.</summary>
    public static string Sentence(string construct) =>
        $"{construct} is part of the language, but this version cannot do it yet. Take it out, or use a later version.";
}
