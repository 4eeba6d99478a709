using System.Globalization;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>The letters of one tag, read from left to right.</summary>
/// <param name="source">The template.</param>
/// <param name="tag">The tag.</param>
internal sealed class Letters(Source source, Tag tag)
{
    private int _at;

    /// <summary>Whether all of it is read.</summary>
    public bool IsOver => Peek() is null;

    /// <summary>Where it stands in the template.</summary>
    public int At => tag.At + _at;

    private ReadOnlySpan<char> Rest => tag.Text.AsSpan(_at);

    /// <summary>The next letter that is no space; null at the end.</summary>
    public char? Peek()
    {
        while (_at < tag.Text.Length && char.IsWhiteSpace(tag.Text[_at]))
        {
            _at++;
        }

        return _at < tag.Text.Length ? tag.Text[_at] : null;
    }

    /// <summary>Reads a letter if it comes next.</summary>
    public bool Takes(char letter)
    {
        if (Peek() != letter)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Whether names come next, <c>as |</c>.</summary>
    public bool IsAs => Peek() == 'a' && Rest.StartsWith("as") && Rest[2..].TrimStart().StartsWith("|");

    /// <summary>Reads <c>as |</c> if it comes next.</summary>
    public bool TakesAs()
    {
        var length = IsAs ? Rest.IndexOf('|') + 1 : 0;
        _at += length;
        return length > 0;
    }

    /// <summary>Reads the name of an option with its equals sign; null when none comes next.</summary>
    public string? Option()
    {
        Peek();
        var length = 0;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] is '_' or '-'))
        {
            length++;
        }

        if (length == 0 || length >= Rest.Length || Rest[length] != '=')
        {
            return null;
        }

        var name = Rest[..length].ToString();
        _at += length + 1;
        return name;
    }

    /// <summary>Reads a text in quotes; only a quote can be escaped.</summary>
    public string Quoted()
    {
        var quote = tag.Text[_at++];
        var text = new System.Text.StringBuilder();
        for (; _at < tag.Text.Length; _at++)
        {
            if (tag.Text[_at] == quote)
            {
                _at++;
                return text.ToString();
            }

            _at += tag.Text[_at] == '\\' && _at + 1 < tag.Text.Length && tag.Text[_at + 1] == quote ? 1 : 0;
            text.Append(tag.Text[_at]);
        }

        throw source.Wrong(At, $"the text has no end, {quote}");
    }

    /// <summary>Reads a word: all up to a space or a sign; within square brackets anything.</summary>
    public string Word()
    {
        Peek();
        var (start, inBrackets) = (_at, false);
        for (; _at < tag.Text.Length && (inBrackets || !(char.IsWhiteSpace(tag.Text[_at]) || "()=|'\"{}".Contains(tag.Text[_at], StringComparison.Ordinal))); _at++)
        {
            inBrackets = tag.Text[_at] == '[' || (inBrackets && tag.Text[_at] != ']');
        }

        return _at > start && !inBrackets ? tag.Text[start.._at] : throw source.Wrong(tag.At + start, inBrackets ? "the name has no end, ]" : $"{(IsOver ? "something is missing" : $"{Peek()} does not belong here")}");
    }

    /// <summary>A word as a value that stands for itself: a number, true, false or null; null when it is none.</summary>
    public static Literal? Itself(string word) => word switch
    {
        "true" => new Literal(true),
        "false" => new Literal(false),
        "null" or "undefined" => new Literal(null),
        _ when !char.IsAsciiDigit(word[^1]) || !(char.IsAsciiDigit(word[0]) || word[0] == '-') => null,
        _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new Literal(whole),
        _ when double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => new Literal(number),
        _ => null,
    };
}
