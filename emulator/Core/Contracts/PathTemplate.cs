namespace ChatEmulator.Contracts;

/// <summary>
/// The path of an endpoint: plain; or with names in braces that each stand for one segment, as in <c>/api/v1/thread/{id}/messages</c>; at its
/// end <c>{name...}</c> or <c>*</c> stands for all that is left, perhaps nothing. Letters count as they are and in percent-encoding; an encoded
/// slash is a letter of its segment, and a slash at the end makes another path.
/// </summary>
internal sealed class PathTemplate
{
    private const string Rest = "...";

    private readonly Part[] _parts;

    /// <summary>Reads a template, which begins with a slash.</summary>
    public PathTemplate(string text)
    {
        _parts = [.. text.Split('/').Skip(1).Select(Read)];
        Parameters = [.. _parts.Select(part => part.Name).Where(name => name is { Length: > 0 }).OfType<string>()];
        Shape = string.Concat(_parts.Select(part => part.Name is null ? $"/{part.Literal}" : part.IsRest ? "/{...}" : "/{}"));
        Rank = string.Concat(_parts.Select(part => part.Name is null ? '0' : part.IsRest ? '2' : '1'));
    }

    /// <summary>The names in braces, in order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The first name in braces; null when there is none.</summary>
    public string? Parameter => Parameters.Count == 0 ? null : Parameters[0];

    /// <summary>Equal for templates of the same paths.</summary>
    public string Shape { get; }

    /// <summary>Of two templates that a path is of, the one whose rank comes first says more of it.</summary>
    public string Rank { get; }

    /// <summary>Whether a path, as sent, is one of this template.</summary>
    public bool Matches(ReadOnlySpan<char> path) => Walk(path, null, out _);

    /// <summary>The segment that the first name in braces stands for, decoded.</summary>
    public string Value(string path) => Value(path, Parameter!)!;

    /// <summary>What a name in braces stands for in a path of this template, decoded; null when there is no such name.</summary>
    public string? Value(string path, string name) => Walk(path, name, out var found) ? Uri.UnescapeDataString(found) : null;

    /// <summary>Whether every path of another template is one of this, which has no rest at its end.</summary>
    public bool Covers(PathTemplate other) => _parts.Length == other._parts.Length
        && _parts.Zip(other._parts).All(pair => !pair.Second.IsRest && (pair.First.Name is not null || (pair.Second.Name is null && pair.First.Literal == pair.Second.Literal)));

    private static Part Read(string text) =>
        text == "*" ? new Part("", "", IsRest: true)
        : text is not ['{', .., '}'] ? new Part(Uri.UnescapeDataString(text), null, IsRest: false)
        : text.EndsWith($"{Rest}}}", StringComparison.Ordinal) ? new Part("", text[1..^(Rest.Length + 1)], IsRest: true)
        : new Part("", text[1..^1], IsRest: false);

    // To the end, or to the part of a name.
    private bool Walk(ReadOnlySpan<char> path, string? name, out ReadOnlySpan<char> found)
    {
        found = default;
        foreach (var part in _parts)
        {
            if (path is not ['/', ..])
            {
                return false;
            }

            path = path[1..];
            var end = part.IsRest ? -1 : path.IndexOf('/');
            found = end < 0 ? path : path[..end];
            if (!part.Holds(found))
            {
                return false;
            }

            if (name is not null && part.Name == name)
            {
                return true;
            }

            path = path[found.Length..];
        }

        return name is null && path.IsEmpty;
    }

    private sealed record Part(string Literal, string? Name, bool IsRest)
    {
        public bool Holds(ReadOnlySpan<char> segment) =>
            IsRest
            || (Name is not null ? !segment.IsEmpty
                : segment.SequenceEqual(Literal) || (segment.Contains('%') && Uri.UnescapeDataString(segment) == Literal));
    }
}
