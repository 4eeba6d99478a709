using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>Reads where a value is found: <c>request.headers.[X-Q].1</c>, <c>../name</c>, <c>@index</c>, <c>this</c>.</summary>
internal static class PathReader
{
    /// <summary>Reads one; null when it is none.</summary>
    public static Place? Read(string word)
    {
        var (ups, rest) = (0, word);
        for (; rest == ".." || rest.StartsWith("../", StringComparison.Ordinal); rest = rest.Length > 3 ? rest[3..] : "")
        {
            ups++;
        }

        var data = rest.StartsWith('@');
        for (; data && rest.StartsWith("@../", StringComparison.Ordinal); rest = "@" + rest[4..])
        {
            ups++;
        }

        rest = data ? rest[1..] : rest is "." ? "this" : rest.StartsWith("./", StringComparison.Ordinal) ? "this/" + rest[2..] : rest;
        if (Segments(rest) is not { } segments || (data && segments.Count == 0))
        {
            return null;
        }

        var own = segments is ["this", ..] && rest[0] != '[';
        return new Place(ups, data, own || ups > 0 && segments.Count == 0, own ? segments[1..] : segments);
    }

    private static List<string>? Segments(string rest)
    {
        var segments = new List<string>();
        for (var at = 0; at < rest.Length;)
        {
            var end = rest[at] == '[' ? rest.IndexOf(']', at) + 1 : rest.AsSpan(at).IndexOfAny('.', '/') is >= 0 and var dot ? at + dot : rest.Length;
            var segment = rest[at] == '[' ? rest[(at + 1)..(end - 1)] : rest[at..end];
            if (segment.Length == 0 || (end < rest.Length && rest[end] is not ('.' or '/')) || end == rest.Length - 1)
            {
                return null;
            }

            segments.Add(segment);
            at = end + 1;
        }

        return segments;
    }
}
