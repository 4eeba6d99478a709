using System.Buffers;
using System.Text;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>A piece of a template: a text as it stands, or a blank.</summary>
internal readonly record struct Piece(string Text, Blank? Blank = null);

/// <summary>
/// What is told, with blanks that are filled in for each call. It is compiled when the scenario is loaded; one without blanks is filled in
/// then, once and for all.
/// </summary>
internal sealed class Template
{
    private readonly List<(byte[] Text, Blank? Blank, Manner Manner)> _parts = [];

    /// <summary>Nothing at all.</summary>
    public static Template Empty => new();

    /// <summary>What it says when it has no blanks.</summary>
    public byte[]? Fixed => _parts.Exists(part => part.Blank is not null) ? null : [.. _parts.SelectMany(part => part.Text)];

    /// <summary>A template of bytes without a blank.</summary>
    public static Template Of(byte[] bytes) => new Template().Add(bytes);

    /// <summary>A text, its blanks filled in one manner.</summary>
    public static Template Of(IEnumerable<Piece> pieces, Manner manner) => new Template().Add(pieces, manner);

    /// <summary>A text that is JSON: in quotes a blank is text, elsewhere a value, so it stays JSON whatever is filled in.</summary>
    public static Template OfJson(IEnumerable<Piece> pieces)
    {
        var (template, quoted) = (new Template(), false);
        foreach (var piece in pieces)
        {
            template.Add([piece], quoted ? Manner.JsonText : Manner.Json, asWritten: true);
            quoted = IsQuotedAfter(piece.Text, quoted);
        }

        return template;
    }

    /// <summary>Adds bytes as they stand.</summary>
    public Template Add(ReadOnlySpan<byte> bytes)
    {
        _parts.Add((bytes.ToArray(), null, default));
        return this;
    }

    /// <summary>Adds pieces. In the quotes of JSON texts are escaped too, unless they are so as they are written.</summary>
    public Template Add(IEnumerable<Piece> pieces, Manner manner, bool asWritten = false)
    {
        foreach (var (text, blank) in pieces)
        {
            _parts.Add((manner == Manner.JsonText && !asWritten ? Manners.Escaped(text).EncodedUtf8Bytes.ToArray() : Encoding.UTF8.GetBytes(text), blank, manner));
        }

        return this;
    }

    /// <summary>What it says of a call.</summary>
    /// <exception cref="OverfullException">It would be too large.</exception>
    public byte[] Fill(Filling filling)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var (text, blank, manner) in _parts)
        {
            buffer.Write(text);
            if (blank is not null)
            {
                var found = blank.In(filling);
                Manners.Write(buffer, ref found, manner);
                if (buffer.WrittenCount > OverfullException.Most)
                {
                    throw new OverfullException();
                }
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsQuotedAfter(string json, bool quoted)
    {
        for (var i = 0; i < json.Length; i++)
        {
            if (quoted && json[i] == '\\')
            {
                i++;
            }
            else
            {
                quoted ^= json[i] == '"';
            }
        }

        return quoted;
    }
}
