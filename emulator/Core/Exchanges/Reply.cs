namespace ChatEmulator.Exchanges;

/// <summary>An answer as a value: status, headers, content type and body, before anything is known of how it travels.</summary>
/// <param name="status">The status code.</param>
/// <param name="contentType">The Content-Type, or null for none.</param>
/// <param name="body">The body; empty for none.</param>
/// <param name="headers">Further headers, in order; never Content-Type, Content-Length or Transfer-Encoding.</param>
public sealed class Reply(int status, string? contentType = null, ReadOnlyMemory<byte> body = default, params Header[] headers)
{
    /// <summary>The status code.</summary>
    public int Status { get; } = status;

    /// <summary>The Content-Type, or null for none.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Further headers, in order.</summary>
    public Header[] Headers { get; } = headers;

    /// <summary>By how much the Date header is wrong, where the headers name none.</summary>
    public TimeSpan DateSkew { get; init; }

    /// <summary>The reason phrase behind the status, where it is not the usual one; HTTP/2 has none.</summary>
    internal string? Reason { get; init; }

    /// <summary>Whether its status lets it have a body at all (RFC 9110).</summary>
    internal bool TakesBody => Status is not (< 200 or 204 or 205 or 304);

    /// <summary>Whether there is a body to be sent.</summary>
    public bool HasBody => TakesBody && !Body.IsEmpty;

    /// <summary>The same reply with one more header at the end.</summary>
    internal Reply With(Header header) => new(Status, ContentType, Body, [.. Headers, header]) { DateSkew = DateSkew, Reason = Reason };

    /// <summary>The same reply with another body.</summary>
    internal Reply WithBody(ReadOnlyMemory<byte> body) => new(Status, ContentType, body, Headers) { DateSkew = DateSkew, Reason = Reason };

    /// <summary>The same reply with another content type.</summary>
    internal Reply WithType(string? contentType) => new(Status, contentType, Body, Headers) { DateSkew = DateSkew, Reason = Reason };
}
