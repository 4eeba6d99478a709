namespace ChatEmulator.Exchanges;

/// <summary>The versions of HTTP that a request may come by, or several of them.</summary>
[Flags]
public enum Protocols
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>HTTP/1.1 and HTTP/1.0: a connection carries one call at a time.</summary>
    Http1 = 1,

    /// <summary>HTTP/2: a connection carries many calls at once, each in a stream of its own.</summary>
    Http2 = 2,

    /// <summary>All of them.</summary>
    All = Http1 | Http2,
}
