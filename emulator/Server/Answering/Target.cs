namespace ChatEmulator.Server.Answering;

/// <summary>A request target as sent, in its two parts.</summary>
/// <param name="Path">The path, not decoded.</param>
/// <param name="Query">The query with its question mark; empty when there is none.</param>
internal readonly record struct Target(string Path, string Query)
{
    private const string ControlRoot = "/_emulator";
    private const string WorldsRoot = "/worlds/";

    /// <summary>Whether it is the Control API's, of whichever world.</summary>
    public bool IsControl => IsUnderControl(Path) || (Path.StartsWith(WorldsRoot, StringComparison.Ordinal) && IsUnderControl(PastWorld(Path)));

    /// <summary>Splits a target; a proxy's absolute form loses its scheme and host.</summary>
    public static Target Of(string raw)
    {
        if (raw.Length == 0 || raw[0] != '/')
        {
            raw = Origin(raw);
        }

        var query = raw.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? new Target(raw, "") : new Target(raw[..query], raw[query..]);
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

    private static bool IsUnderControl(ReadOnlySpan<char> path) =>
        path.StartsWith(ControlRoot, StringComparison.Ordinal) && (path.Length == ControlRoot.Length || path[ControlRoot.Length] == '/');

    private static ReadOnlySpan<char> PastWorld(ReadOnlySpan<char> path)
    {
        var name = path[WorldsRoot.Length..];
        var end = name.IndexOf('/');
        return end < 0 ? default : name[end..];
    }
}
