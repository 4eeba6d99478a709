using System.Text;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads a text with blanks. Two braces that are meant are written as four.</summary>
internal static class TemplateReader
{
    private const string Open = "{{";
    private const string Close = "}}";
    private const string Meant = "{{{{";

    // Nobody fills in more, and a hostile file must not keep us busy.
    private const int MostBlanks = 1_000;
    private const int MostLines = 1_000;

    /// <summary>Whether a text has a blank in it, for where none is taken.</summary>
    public static bool HasBlank(string text)
    {
        var begin = text.IndexOf(Open, StringComparison.Ordinal);
        return begin >= 0 && text.IndexOf(Close, begin, StringComparison.Ordinal) >= 0;
    }

    /// <summary>The pieces of a text; null when it is none, or a blank is wrong, and the page says so.</summary>
    /// <param name="node">The text.</param>
    /// <param name="key">Whose value it is.</param>
    /// <param name="looks">What looks at calls.</param>
    /// <param name="page">The file.</param>
    public static IReadOnlyList<Piece>? Read(Node node, string key, RuleDraft looks, Page page)
    {
        if (node is not TextNode { IsNull: false } text)
        {
            page.Error(node, $"`{key}` takes a text, but this is {node.Kind}.");
            return null;
        }

        return text.Value.Contains(Open, StringComparison.Ordinal) ? Pieces(text, looks, page) : [new Piece(text.Value)];
    }

    private static List<Piece>? Pieces(TextNode node, RuleDraft looks, Page page)
    {
        var (text, errors) = (node.Value, page.Errors);
        var (pieces, literal) = (new List<Piece>(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            var rest = text.AsSpan(i);
            if (rest.StartsWith(Meant))
            {
                literal.Append(Open);
                i += Meant.Length;
            }
            else if (!rest.StartsWith(Open) || rest.StartsWith("{{{"))
            {
                literal.Append(text[i++]);
            }
            else if (pieces.Count == 2 * MostBlanks)
            {
                page.Error(node, $"There are more than {MostBlanks:N0} templates in this text. Write fewer of them, or several texts.");
                return null;
            }
            else
            {
                var length = Length(node, i, page);
                pieces.Add(new Piece(literal.ToString()));
                pieces.Add(new Piece("", Blank(node, text.Substring(i, length), looks, page)));
                literal.Clear();
                i += length;
            }
        }

        pieces.Add(new Piece(literal.ToString()));
        return page.Errors == errors ? [.. pieces.Where(piece => piece.Blank is not null || piece.Text.Length > 0)] : null;
    }

    private static int Length(TextNode node, int begin, Page page)
    {
        var end = node.Value.IndexOf(Close, begin, StringComparison.Ordinal);
        if (end >= 0)
        {
            return end + Close.Length - begin;
        }

        page.Error(At(node, node.Value[begin..], page), $"This `{Open}` is never closed: a template ends with `{Close}`. Where two braces are meant, write four: `{Meant}`.");
        return node.Value.Length - begin;
    }

    private static Blank? Blank(TextNode node, string written, RuleDraft looks, Page page)
    {
        var inner = written.EndsWith(Close, StringComparison.Ordinal) ? written[Open.Length..^Close.Length] : null;
        if (inner is null)
        {
            return null;
        }

        var at = At(node, written, page);
        var name = inner.Trim();
        var blanks = inner.Length - inner.TrimStart().Length;
        return BlankReader.Read(new TextNode(at with { Column = at.Column + (at == node.Place ? 0 : Open.Length + blanks) }, name, quoted: true), looks, page);
    }

    // Where it stands in the file: quotes, escapes and folded lines have put it elsewhere than in the value.
    private static Place At(TextNode node, string written, Page page)
    {
        var lines = Math.Min(MostLines, node.Value.AsSpan().Count('\n') + 2);
        for (var i = 0; i < lines; i++)
        {
            var from = i == 0 ? node.Place.Column - 1 : 0;
            if ((node.Place.Origin ?? page).Line(node.Place.Line + i) is { } line && from < line.Length && line.IndexOf(written, from, StringComparison.Ordinal) is >= 0 and var found)
            {
                return node.Place with { Line = node.Place.Line + i, Column = found + 1 };
            }
        }

        return node.Place;
    }
}
