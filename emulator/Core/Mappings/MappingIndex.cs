using System.Collections.Immutable;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>
/// Mappings in the order in which they are asked, so that one among thousands is found without asking all: those of exactly one path by that path, the
/// others as far as the request's path begins as theirs must.
/// </summary>
internal sealed class MappingIndex
{
    private readonly Mapping[] _ordered;
    private readonly Dictionary<string, int[]> _byPath;
    private readonly (string Prefix, int Place)[] _open;

    public MappingIndex(IEnumerable<Mapping> mappings)
    {
        _ordered = [.. mappings];
        Array.Sort(_ordered, Mapping.Compare);
        var placed = _ordered.Select((mapping, place) => (mapping.Request, Place: place)).ToLookup(each => each.Request.LiteralPath);
        _byPath = placed.Where(group => group.Key is not null).ToDictionary(group => group.Key!, group => group.Select(each => each.Place).ToArray(), StringComparer.Ordinal);
        _open = [.. placed[null].Select(each => (each.Request.LiteralPrefix, each.Place))];
    }

    public Mapping? Match(Asked asked, ImmutableDictionary<string, string> states, out bool looked)
    {
        looked = false;
        var path = asked.Exchange.Path;
        var literal = _byPath.GetValueOrDefault(path, []);
        var (i, j) = (0, NextOpen(0, path));
        while (i < literal.Length || j < _open.Length)
        {
            var isLiteral = j >= _open.Length || (i < literal.Length && literal[i] < _open[j].Place);
            var mapping = _ordered[isLiteral ? literal[i] : _open[j].Place];
            if (Answers(mapping, asked, states, ref looked))
            {
                return mapping;
            }

            (i, j) = isLiteral ? (i + 1, j) : (i, NextOpen(j + 1, path));
        }

        return null;
    }

    private static bool Answers(Mapping mapping, Asked asked, ImmutableDictionary<string, string> states, ref bool looked)
    {
        if (!mapping.Request.Matches(asked))
        {
            return false;
        }

        // A mapping that leads on depends on the state too: two calls at once must not both find it.
        looked |= mapping.Required is not null || mapping.Next is not null;
        return mapping.Required is null || mapping.Required == Stock.StateOf(mapping.Scenario!, states);
    }

    private int NextOpen(int from, string path)
    {
        while (from < _open.Length && !path.StartsWith(_open[from].Prefix, StringComparison.Ordinal))
        {
            from++;
        }

        return from;
    }
}
