using System.Text.RegularExpressions;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>A regular expression in Java's reading that looks for itself within a text. It runs without backtracking where it can; otherwise its time is bounded.</summary>
/// <param name="Java">As it was written.</param>
/// <param name="Regex">The same for .NET; null when it is none.</param>
internal sealed record Finder(string Java, Regex? Regex)
{
    private const int Longest = 4_000;

    /// <summary>The expression at a word's place, made anew when it is another than before.</summary>
    public static Finder At(Site site, string java) => site.Finder is { } known && known.Java == java ? known : site.Finder = new Finder(java, Made(java));

    /// <summary>The first match; null for none, and where looking takes too long.</summary>
    public Match? First(string text, WordCall call)
    {
        if (Regex is null)
        {
            throw call.Wrong($"{Brief(Java)} is no regular expression");
        }

        var match = call.Render.Patience.Look(() => Regex, text, static (regex, text) => regex.Match(text)) ?? throw call.Wrong($"regular expressions take too long; {Brief(Java)} was given up");
        return match.Success ? match : null;
    }

    private static string Brief(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static Regex? Made(string java)
    {
        try
        {
            return java.Length > Longest || new JavaSyntax(java).Translate() is not { } translated ? null : Translated(translated);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Regex Translated(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience.Longest);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience.LongestBack);
        }
    }
}
