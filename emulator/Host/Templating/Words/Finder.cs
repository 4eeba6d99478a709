using System.Text.RegularExpressions;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>A regular expression in Java's reading that looks for itself within a text. It runs without backtracking where it can; otherwise its time is bounded.</summary>
/// <param name="Java">As it was written.</param>
/// <param name="Regex">The same for .NET; null when it is none.</param>
internal sealed record Finder(string Java, Regex? Regex)
{
    private const int Longest = 4_000;

    private static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(100);

    /// <summary>The expression at a word's place, made anew when it is another than before.</summary>
    public static Finder At(Site site, string java) => site.Finder is { } known && known.Java == java ? known : site.Finder = new Finder(java, Made(java));

    /// <summary>The first match; null for none, and where looking takes too long.</summary>
    public Match? First(string text, WordCall call)
    {
        if (Regex is null || !call.Render.Patience.Take(1 + (text.Length >> 4)) || !call.Render.Patience.AllowsSlow)
        {
            throw call.Wrong(Regex is null ? $"{Brief(Java)} is no regular expression" : "regular expressions take too long");
        }

        try
        {
            return Regex.Match(text) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            call.Render.Patience.Slip();
            throw call.Wrong($"{Brief(Java)} takes longer than {Patient.TotalMilliseconds} ms");
        }
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
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Patient);
        }
    }
}
