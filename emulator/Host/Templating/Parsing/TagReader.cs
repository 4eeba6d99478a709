namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>
/// Cuts a template into text and tags. As WireMock does, what stands before the first pair of braces and behind the last is never looked at; nor is a
/// backslash before braces anything but text.
/// </summary>
/// <param name="source">The template.</param>
internal sealed class TagReader(Source source)
{
    private const int Most = 10_000;

    private readonly List<Tag> _tags = [];
    private bool _trims;

    /// <summary>The pieces in their order.</summary>
    public IReadOnlyList<Tag> Read()
    {
        var text = source.Text;
        var (at, last) = (0, text.LastIndexOf("}}", StringComparison.Ordinal) + 2);
        while (at < last && text.IndexOf("{{", at, last - at, StringComparison.Ordinal) is >= 0 and var open)
        {
            Text(at, open);
            at = Tagged(open, last);
            if (_tags.Count > Most)
            {
                throw source.Wrong(open, $"a template has at most {Most:N0} parts");
            }
        }

        // WireMock looks at none of what follows the last braces: not even a ~ takes its spaces away.
        _trims &= at < last;
        Text(at, last < at ? at : last);
        _trims = false;
        Text(Math.Max(at, last), text.Length);
        return _tags;
    }

    private void Text(int from, int to)
    {
        var piece = source.Text[from..to];
        piece = _trims ? piece.TrimStart() : piece;
        _trims = false;
        if (piece.Length > 0)
        {
            _tags.Add(new Tag(TagKind.Text, piece, from));
        }
    }

    private int Tagged(int open, int last)
    {
        var text = source.Text.AsSpan(0, last);
        var (braces, at) = (text[open..].StartsWith("{{{{") ? 4 : text[open..].StartsWith("{{{") ? 3 : 2, open);
        at += braces;
        if (at < last && text[at] == '~')
        {
            TrimBefore();
            at++;
        }

        return braces == 4 ? throw source.Wrong(open, "raw blocks, {{{{, are not to be had here")
            : text[at..].StartsWith("!") ? Comment(at)
            : Closed(at, last, braces);
    }

    private int Closed(int at, int last, int braces)
    {
        var end = End(at, last, braces);
        var close = end + braces;
        if (close < last && source.Text[close] == '}')
        {
            throw source.Wrong(close, "a } follows the tag: put a space between them");
        }

        var inside = source.Text[at..end];
        _trims = inside.EndsWith('~');
        Add(_trims ? inside[..^1] : inside, at, braces == 3);
        return close;
    }

    private void TrimBefore()
    {
        // The beginning of a template is not looked at either.
        if (_tags is [.., { Kind: TagKind.Text } piece] && piece.At > 0)
        {
            _tags[^1] = piece with { Text = piece.Text.TrimEnd() };
        }
    }

    private int Comment(int at)
    {
        var end = source.Text.AsSpan(at).StartsWith("!--") ? "--}}" : "}}";
        var close = source.Text.IndexOf(end, at, StringComparison.Ordinal);
        return close < 0 ? throw source.Wrong(at, $"the comment has no end, {end}") : close + end.Length;
    }

    // Braces within quotes are letters.
    private int End(int from, int last, int braces)
    {
        char? quote = null;
        for (var at = from; at + braces <= last; at++)
        {
            var letter = source.Text[at];
            if (quote is not null)
            {
                at += letter == '\\' && at + 1 < last ? 1 : 0;
                quote = letter == quote ? null : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter == '}' && source.Text.AsSpan(at, braces).TrimStart('}').IsEmpty)
            {
                return at;
            }
        }

        throw source.Wrong(from, quote is null ? "the tag has no end" : $"the text has no end, {quote}");
    }

    private void Add(string inside, int at, bool raw)
    {
        var sign = inside.TrimStart() is [var first, ..] ? first : ' ';
        var start = at + inside.Length - inside.TrimStart().Length;
        var rest = inside.TrimStart();
        if (sign is '>' or '*' or '=' || rest.StartsWith("#*", StringComparison.Ordinal) || rest.StartsWith("#>", StringComparison.Ordinal))
        {
            throw source.Wrong(start, sign is '=' ? "other braces than {{ are not to be had here" : rest.Contains('*', StringComparison.Ordinal) && sign != '>' ? "decorators are not to be had here" : "partials are not to be had here");
        }

        _tags.Add(rest switch
        {
            _ when raw => new Tag(TagKind.Value, inside, at),
            ['#', ..] => new Tag(TagKind.Open, rest[1..], start + 1),
            ['/', ..] => new Tag(TagKind.Close, rest[1..], start + 1),
            ['&', ..] => new Tag(TagKind.Value, rest[1..], start + 1),
            ['^', ..] => new Tag(rest.Trim() == "^" ? TagKind.Else : TagKind.Inverted, rest[1..], start + 1),
            _ when rest.Trim() == "else" || rest.StartsWith("else ", StringComparison.Ordinal) => new Tag(TagKind.Else, rest[4..], start + 4),
            _ => new Tag(TagKind.Value, inside, at),
        });
    }
}
