using System.Text.RegularExpressions;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// A regular expression in Java's reading, which has to match a whole text; a dot is any letter, line ends too. It runs without backtracking wherever
/// it can, so that no text makes it slow; otherwise its time is bounded, and what takes longer does not match.
/// </summary>
internal sealed class JavaRegex
{
    private const int Longest = 4_000;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;
    private readonly bool _slow;

    private JavaRegex(Regex regex, string prefix)
    {
        (_regex, Prefix) = (regex, prefix);
        _slow = !regex.Options.HasFlag(RegexOptions.NonBacktracking);
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
            return new JavaRegex(Made($@"\A(?:{translated})\z", Options | (anyCase ? RegexOptions.IgnoreCase : RegexOptions.None)), anyCase ? "" : syntax.Prefix);
        }
        catch (ArgumentException e)
        {
            problem = $"is no regular expression: {e.Message}";
            return null;
        }
    }

    /// <summary>Whether the whole of a text is as it says.</summary>
    public bool Matches(string text, Patience patience)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !patience.Take(1 + (text.Length >> 6)) || (_slow && !patience.AllowsSlow))
        {
            return false;
        }

        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            patience.Slip();
            return false;
        }
    }

    private static Regex Made(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, Patient);
        }
    }
}
