namespace ChatEmulator.Server.Admin;

/// <summary>What the real WireMock's admin API has and this one has not, with the reason, so that nobody looks for a slip of the pen.</summary>
internal static class NotHad
{
    private const string Recording = "Nothing is recorded here: a recording is of another server, and nobody here calls other servers";
    private const string Files = "There is no folder of files here: what an answer says stands in its mapping, or is read with the mappings of the folder that --mappings names";
    private const string Pages = "There are no pages of documentation here: WireMock's own tell of its admin API, and /_emulator/openapi/control.json of Control";

    private static readonly (string Method, string Path, string Why)[] All =
    [
        ("GET", "/recorder", Recording),
        ("GET", "/recordings/status", Recording),
        ("POST", "/recordings/start", Recording),
        ("POST", "/recordings/stop", Recording),
        ("POST", "/recordings/snapshot", Recording),
        ("GET", "/files", Files),
        ("GET", "/files/", Files),
        ("PUT", "/files/", Files),
        ("DELETE", "/files/", Files),
        ("POST", "/shutdown", "Nobody ends the emulator from outside: whoever started it stops it, and DELETE /_emulator/worlds/{name} ends one world"),
        ("PATCH", "/settings/extended", "There are no extensions here, and so no settings of theirs: POST /__admin/settings takes fixedDelay and delayDistribution"),
        ("GET", "/certs/wiremock-ca.crt", "This is no proxy, and has no authority for one: the certificate of its own HTTPS is at /_emulator/ca.pem"),
        ("GET", "/docs", Pages),
        ("GET", "/docs/", Pages),
        ("GET", "/swagger-ui", Pages),
        ("GET", "/swagger-ui/", Pages),
    ];

    /// <summary>Why a request is not to be had; null where the real one has none either.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, behind that of the admin API.</param>
    public static string? Why(string method, string path) => All.FirstOrDefault(each => each.Method == method && IsOf(each.Path, path)).Why;

    // What ends with a slash stands for all that begins with it.
    private static bool IsOf(string known, string path) => known.EndsWith('/') ? path.StartsWith(known, StringComparison.Ordinal) : path == known;
}
