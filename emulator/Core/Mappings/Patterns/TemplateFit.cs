using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// How a path fits a template: for each part and each place of the path, whether the rest fits from there. Looked for once from the end, so that no
/// template costs more than its parts times the letters of the path.
/// </summary>
internal sealed class TemplateFit
{
    // More are no path that anybody sends.
    private const int MostPlaces = 20_000_000;

    private readonly IReadOnlyList<TemplatePart> _parts;
    private readonly string _path;
    private readonly bool[][] _fits;

    private TemplateFit(IReadOnlyList<TemplatePart> parts, string path)
    {
        (_parts, _path, _fits) = (parts, path, new bool[parts.Count + 1][]);
        _fits[^1] = new bool[path.Length + 1];
        _fits[^1][^1] = true;
    }

    /// <summary>How they fit; null when they do not, or when it costs too much to know.</summary>
    public static TemplateFit? Of(IReadOnlyList<TemplatePart> parts, string path, Patience patience)
    {
        var places = (long)parts.Count * (path.Length + 1);
        if (places > MostPlaces)
        {
            patience.GiveUp();
            return null;
        }

        return patience.Take(1 + (int)(places >> 4)) && new TemplateFit(parts, path) is var fit && fit.Look() ? fit : null;
    }

    /// <summary>What the names stand for: of a segment as much as can be, of what is wild as little.</summary>
    public Header[] Named()
    {
        var (named, at) = (new List<Header>(), 0);
        for (var nth = 0; nth < _parts.Count; nth++)
        {
            var (part, begin) = (_parts[nth], at);
            at = part.Literal is { } literal ? at + literal.Length : part.IsWild ? Array.IndexOf(_fits[nth + 1], true, at) : Furthest(_fits[nth + 1], at);
            if (part.Literal is null)
            {
                named.Add(new Header(part.Name, _path[begin..at]));
            }
        }

        return [.. named];
    }

    private int Furthest(bool[] fits, int at)
    {
        var slash = _path.IndexOf('/', at);
        return Array.LastIndexOf(fits, true, slash < 0 ? _path.Length : slash);
    }

    private bool Look()
    {
        for (var nth = _parts.Count - 1; nth >= 0; nth--)
        {
            _fits[nth] = Row(_parts[nth], _fits[nth + 1]);
            if (!_fits[nth].Contains(true))
            {
                return false;
            }
        }

        return _fits[0][0];
    }

    private bool[] Row(TemplatePart part, bool[] next)
    {
        var row = new bool[next.Length];
        for (var at = _path.Length; at >= 0; at--)
        {
            row[at] = part.Literal is { } literal ? at + literal.Length <= _path.Length && next[at + literal.Length] && string.CompareOrdinal(_path, at, literal, 0, literal.Length) == 0
                : part.IsWild ? next[at] || (at < _path.Length && row[at + 1])
                : at < _path.Length && _path[at] != '/' && (next[at + 1] || row[at + 1]);
        }

        return row;
    }
}
