using System.Text;
using System.Text.RegularExpressions;

namespace ChatEmulator.Mappings.Net;

/// <summary>
/// A regular expression of .NET, written anew for Java: it is looked for anywhere in a text, a dot ends at a line's end, and digits, letters and
/// white space are those of all alphabets. What has no counterpart is told, never taken for something else.
/// </summary>
internal sealed partial class NetRegex(string net)
{
    private readonly StringBuilder _out = new();
    private int _at;
    private bool _dotIsAll;

    // Whether a bar stands outside of all groups: then what stands at its ends is not at the ends of all of it.
    private bool _bar;
    private int _depth;

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The expression of Java's for a whole text; null when there is none.</summary>
    /// <param name="lines">Whether the text may have several lines: then its beginnings and ends are those of lines.</param>
    public string? Whole(bool lines)
    {
        if (!IsSound())
        {
            return null;
        }

        while (_at < net.Length && Problem.Length == 0)
        {
            Next();
        }

        return Problem.Length > 0 ? null : lines || _bar ? Anywhere(_out.ToString(), lines) : Anchored(_out.ToString());
    }

    private static string Anywhere(string expression, bool lines) => $".*(?{(lines ? "m" : "")}:{expression}).*";

    // What says itself where it begins and ends needs nobody to look for it.
    private static string Anchored(string expression)
    {
        var (begins, ends) = (expression.StartsWith('^'), expression.EndsWith('$') && !expression.EndsWith(@"\$", StringComparison.Ordinal));
        var inner = expression[(begins ? 1 : 0)..(expression.Length - (ends ? 1 : 0))];
        return (begins ? "" : ".*") + inner + (ends ? "" : ".*");
    }

    private bool IsSound()
    {
        try
        {
            _ = new Regex(net, RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            Fail($"is no regular expression: {e.Message}");
        }

        return Problem.Length == 0;
    }

    private void Next()
    {
        switch (net[_at])
        {
            case '\\':
                var escape = NetEscape.Read(net, _at, insideClass: false);
                Fail(escape.Problem);
                (_at, _) = (escape.End, _out.Append(escape.Text));
                break;
            case '[':
                var letters = new NetClass(net, _at);
                Fail(letters.Problem);
                (_at, _) = (letters.End, _out.Append(letters.Text));
                break;
            case '(':
                Group();
                break;
            case ')':
                _depth--;
                _out.Append(net[_at++]);
                break;
            case '.':
                _at++;
                _out.Append(_dotIsAll ? "." : @"[^\n]");
                break;
            case '{' when !IsCount():
                _at++;
                _out.Append(@"\{");
                break;
            default:
                _bar |= net[_at] == '|' && _depth == 0;
                _out.Append(net[_at++]);
                break;
        }
    }

    private bool IsCount() => CountAt().IsMatch(net.AsSpan(_at));

    private void Group()
    {
        var flags = Flags().Match(net, _at);
        if (flags.Success)
        {
            Flagged(flags.Groups["set"].Value, flags.Groups["end"].Value);
            _at += flags.Length;
        }
        else if (Opening().Match(net, _at) is { Success: true } opening)
        {
            _depth++;
            _out.Append(opening.Value);
            _at += opening.Length;
        }
        else
        {
            Fail($"the group {net[_at..Math.Min(net.Length, _at + 5)]}… is .NET's alone");
        }
    }

    // Beginnings and ends are those of lines anyway; a dot for all letters is taken for all of the expression, at its beginning.
    private void Flagged(string set, string end)
    {
        _dotIsAll |= set.Contains('s', StringComparison.Ordinal);
        if (set.Contains('s', StringComparison.Ordinal) && (_at > 0 || end == ":"))
        {
            Fail("(?s) is taken at its beginning alone");
        }

        var caseFree = set.Contains('i', StringComparison.Ordinal);
        _depth += end == ":" ? 1 : 0;
        _out.Append(caseFree ? $"(?iu{end}" : end == ":" ? "(?:" : "");
    }

    private void Fail(string problem) => Problem = Problem.Length > 0 ? Problem : problem;

    [GeneratedRegex(@"\A\{[0-9]+(?:,[0-9]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountAt();

    [GeneratedRegex(@"\G\(\?(?<set>[ims]+)(?<end>[:)])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Flags();

    [GeneratedRegex(@"\G\((?:\?(?:[:=!>]|<[=!]|<[A-Za-z][A-Za-z0-9]*>)|(?!\?))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();
}
