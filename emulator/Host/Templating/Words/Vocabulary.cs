using System.Collections.Frozen;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>All words of templates.</summary>
internal static class Vocabulary
{
    /// <summary>The word behind a block that is named after a value.</summary>
    public const string Section = "section";

    /// <summary>The word behind a block for the case that a value is none.</summary>
    public const string Inverted = "inverted";

    private const string NoXml = "works on XML, which is not to be had here";

    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["xPath"] = NoXml,
        ["soapXPath"] = NoXml,
        ["formatXml"] = NoXml,
        ["jsonRemove"] = "is not to be had here",
        ["hostname"] = "would tell of the machine, and nothing of it is told",
        ["systemValue"] = "would tell of the machine, and nothing of it is told",
        ["include"] = "reads other templates, which are not to be had here",
        ["partial"] = "reads other templates, which are not to be had here",
        ["block"] = "reads other templates, which are not to be had here",
        ["embedded"] = "reads other templates, which are not to be had here",
        ["precompile"] = "is not to be had here",
        ["i18n"] = "reads files, which are not to be had here",
        ["i18nJs"] = "reads files, which are not to be had here",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words by their names.</summary>
    public static FrozenDictionary<string, Word> All { get; } =
        new[]
        {
            BlockWords.All, ComparisonWords.All, TextWords.All, PaddingWords.All, ListWords.All, JsonWords.All, JsonEditWords.All, DateWords.All,
            NumberWords.All, ChanceWords.All, CodeWords.All,
        }.SelectMany(words => words).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether it is a word, be it one that is not to be had.</summary>
    public static bool Knows(string name) => (name is not (Section or Inverted) && All.ContainsKey(name)) || Refused.ContainsKey(name);

    /// <summary>Why a word cannot be used; null when it can.</summary>
    public static string? Problem(string name) =>
        Refused.TryGetValue(name, out var why) ? $"{name} {why}"
        : Knows(name) ? null
        : $"there is no helper {(name.Length <= 60 ? name : name[..60])}{(Near(name) is { } near ? $"; did you mean {near}?" : "")}";

    private static string? Near(string name) => All.Keys.Where(known => known is not (Section or Inverted)).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
