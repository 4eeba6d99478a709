namespace ChatEmulator.Exchanges;

/// <summary>How protocols are called: by people, and in questions and conditions.</summary>
internal static class ProtocolNames
{
    /// <summary>The words by which they are asked for, with what they mean.</summary>
    public static IReadOnlyList<(string Word, Protocols Protocol)> All { get; } = [("http1", Protocols.Http1), ("http2", Protocols.Http2)];

    /// <summary>The name for people, such as <c>HTTP/2</c>.</summary>
    public static string Name(this Protocols protocol) => protocol == Protocols.Http2 ? "HTTP/2" : "HTTP/1.1";

    /// <summary>The word by which calls of a protocol are asked for: <c>http1</c> or <c>http2</c>.</summary>
    public static string Word(this Protocols protocol) => protocol == Protocols.Http2 ? "http2" : "http1";
}
