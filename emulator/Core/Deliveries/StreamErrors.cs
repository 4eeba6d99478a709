namespace ChatEmulator.Deliveries;

/// <summary>The errors of HTTP/2 (RFC 9113, section 7) under their names there, in lower case. The number of each is its place.</summary>
internal static class StreamErrors
{
    /// <summary>The number of the one that says that nobody has looked at the call.</summary>
    public const long RefusedStream = 7;

    /// <summary>The names, by number.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "no_error",
        "protocol_error",
        "internal_error",
        "flow_control_error",
        "settings_timeout",
        "stream_closed",
        "frame_size_error",
        "refused_stream",
        "cancel",
        "compression_error",
        "connect_error",
        "enhance_your_calm",
        "inadequate_security",
        "http_1_1_required",
    ];

    /// <summary>The number of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static long CodeOf(string name)
    {
        for (var code = 0; code < Names.Count; code++)
        {
            if (Names[code] == name)
            {
                return code;
            }
        }

        throw new ArgumentException($"There is no error '{name}' of HTTP/2.", nameof(name));
    }
}
