using System.Text.RegularExpressions;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// A regular expression in Java's reading, which has to match a whole text; a dot is any letter, line ends too. It runs without backtracking wherever
/// it can. Its time is bounded either way, and what takes longer is given up.
/// </summary>
internal sealed class JavaRegex
{
    private const int Longest = 4_000;
    private const string Begin = @"\A(?:";
    private const string At = " at offset ";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly Func<Regex> _made;
    private Regex? _regex;

    private JavaRegex(string pattern, RegexOptions options, string prefix)
    {
        Prefix = prefix;
        // What runs without backtracking takes a millisecond and 150 kB to make, and of a thousand mappings most are never asked further than their prefix.
        // Two threads may make it at once, and it is the same either way.
        _made = () => _regex ??= Made(pattern, options);
    }

    /// <summary>The letters that every text that matches begins with.</summary>
    public string Prefix { get; }

    /// <summary>Reads an expression; null, and what is wrong with it, when it is none.</summary>
    /// <param name="java">The expression.</param>
    /// <param name="anyCase">Whether capitals count as small letters.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static JavaRegex? Read(string java, bool anyCase, out string problem)
    {
        problem = java.Length > Longest ? $"is longer than {Longest:N0} characters" : "";
        var syntax = new JavaSyntax(java);
        if (problem.Length > 0 || syntax.Translate() is not { } translated)
        {
            problem = problem.Length > 0 ? problem : $"is no regular expression as it is read here: {syntax.Problem}";
            return null;
        }

        try
        {
            var (pattern, options) = ($@"{Begin}{translated})\z", Options | (anyCase ? RegexOptions.IgnoreCase : RegexOptions.None));
            _ = new Regex(pattern, options, Patience.LongestBack);
            return new JavaRegex(pattern, options, anyCase ? "" : syntax.Prefix);
        }
        catch (ArgumentException e)
        {
            problem = $"is no regular expression: {Why(e, translated == java)}";
            return null;
        }
    }

    /// <summary>Whether the whole of a text is as it says; false, and a doubt, when that would cost too much to know.</summary>
    public bool Matches(string text, Patience patience) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && patience.Look(_made, text, static (regex, text) => regex.IsMatch(text));

    // The engine speaks of what it was given, which nobody wrote; where that is what was written, its place is the author's too.
    private static string Why(ArgumentException e, bool isTheirs)
    {
        var (at, text) = (e.Message.LastIndexOf(At, StringComparison.Ordinal), e.Message);
        var dot = at < 0 ? -1 : text.IndexOf(". ", at, StringComparison.Ordinal);
        return (dot < 0 ? "the engine refuses it" : text[(dot + 2)..].TrimEnd('.'))
            + (isTheirs && e is RegexParseException { Offset: var offset } && offset >= Begin.Length ? $", at {offset - Begin.Length}" : "");
    }

    private static Regex Made(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, Patience.Longest);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, Patience.LongestBack);
        }
    }
}
