using System.Text;

namespace ChatEmulator.Mappings.Net;

/// <summary>A pattern of stars and question marks as a regular expression.</summary>
internal static class Wildcard
{
    private const string Special = @"\.[](){}*+?^$|";

    /// <summary>Whether it has any.</summary>
    public static bool Is(string pattern) => pattern.AsSpan().ContainsAny('*', '?');

    /// <summary>A text as itself.</summary>
    public static string Literal(string text) => string.Concat(text.Select(Escaped));

    /// <summary>The expression of a whole text, or of one line among several: there a star goes to the line's end and no further.</summary>
    public static string Expression(string pattern, bool lines)
    {
        var letter = lines ? @"[^\n]" : ".";
        var text = new StringBuilder();
        foreach (var each in pattern)
        {
            text.Append(each switch { '*' => letter + "*", '?' => letter, _ => Escaped(each) });
        }

        return lines ? OneLine(text.ToString()) : text.ToString();
    }

    private static string OneLine(string line) => $@"(?:.*\n)?{line}(?:\n.*)?";

    private static string Escaped(char letter) => Special.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString();
}
