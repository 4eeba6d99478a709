namespace ChatEmulator.Contracts;

/// <summary>
/// The path of an operation: plain, or with one name in braces that stands for one segment, as in <c>/api/v1/thread/{id}/messages</c>.
/// </summary>
public sealed class PathTemplate
{
    private readonly string _before;
    private readonly string? _after;

    /// <summary>Reads a template.</summary>
    public PathTemplate(string text)
    {
        var (open, close) = (text.IndexOf('{', StringComparison.Ordinal), text.IndexOf('}', StringComparison.Ordinal));
        (_before, _after) = open < 0 ? (text, null) : (text[..open], text[(close + 1)..]);
        Parameter = open < 0 ? null : text[(open + 1)..close];
    }

    /// <summary>The name in braces; null when the path is plain.</summary>
    public string? Parameter { get; }

    /// <summary>Whether a path, as sent, is one of this template.</summary>
    public bool Matches(string path) =>
        _after is null ? path == _before
        : path.Length > _before.Length + _after.Length
            && path.StartsWith(_before, StringComparison.Ordinal)
            && path.EndsWith(_after, StringComparison.Ordinal)
            && !Segment(path).Contains('/');

    /// <summary>The segment that the name in braces stands for, decoded; an encoded slash is a letter of it.</summary>
    public string Value(string path) => Uri.UnescapeDataString(Segment(path));

    private ReadOnlySpan<char> Segment(string path) => path.AsSpan(_before.Length..^_after!.Length);
}
