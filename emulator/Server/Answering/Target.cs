using ChatEmulator.Exchanges;

namespace ChatEmulator.Server.Answering;

/// <summary>A request target as sent, in its parts.</summary>
/// <param name="Path">The path, not decoded, without the world in front of it.</param>
/// <param name="Query">The query with its question mark; empty when there is none.</param>
/// <param name="World">What stands behind <c>/worlds/</c> at the beginning of the path, decoded; null when the path does not begin so.</param>
internal readonly record struct Target(string Path, string Query, string? World = null)
{
    /// <summary>What stands before the name of a world.</summary>
    public const string WorldsRoot = "/worlds/";

    /// <summary>What stands before the paths of another tool's dialect, which is guarded as Control is.</summary>
    public const string AdminRoot = "/__admin";

    private const string ControlRoot = "/_emulator";

    /// <summary>Whether it is the Control API's, of whichever world.</summary>
    public bool IsControl => IsUnder(ControlRoot) || IsUnder(AdminRoot);

    /// <summary>Splits a target; a proxy's absolute form loses its scheme and host.</summary>
    public static Target Of(string raw)
    {
        if (raw.Length == 0 || raw[0] != '/')
        {
            raw = Origin(raw);
        }

        var query = raw.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? raw : raw[..query];
        var asked = query < 0 ? "" : raw[query..];
        return path.StartsWith(WorldsRoot, StringComparison.Ordinal) ? InWorld(path, asked) : new Target(path, asked);
    }

    /// <summary>The world that a request names: by its header, else by its path; null when it names none.</summary>
    /// <param name="header">The header; null for none. An empty one is a variable that nobody set.</param>
    /// <exception cref="GivenUpException">What names it can be the name of no world.</exception>
    public string? Named(string? header)
    {
        var name = header ?? World;
        return name is null || WorldName.IsValid(name)
            ? name
            : throw new GivenUpException(400, $"No world can be called '{Brief.Of(name, 100)}': the {(name == World ? "path" : $"header {WorldName.Header}")} names one by {WorldName.Rule}.");
    }

    private bool IsUnder(string root) => Path.StartsWith(root, StringComparison.Ordinal) && (Path.Length == root.Length || Path[root.Length] == '/');

    private static Target InWorld(string path, string query)
    {
        var end = path.IndexOf('/', WorldsRoot.Length);
        var name = Uri.UnescapeDataString(end < 0 ? path[WorldsRoot.Length..] : path[WorldsRoot.Length..end]);
        return new Target(end < 0 ? "/" : path[end..], query, name);
    }

    private static string Origin(string raw)
    {
        var host = raw.IndexOf("://", StringComparison.Ordinal);
        if (host < 0)
        {
            return raw;
        }

        var path = raw.AsSpan(host + 3).IndexOfAny('/', '?');
        if (path < 0)
        {
            return "/";
        }

        raw = raw[(host + 3 + path)..];
        return raw[0] == '?' ? "/" + raw : raw;
    }
}
