namespace ChatEmulator.Exchanges;

/// <summary>
/// A request as a value: all that came in, raw, the body already read. What is derived from it (an operation, a caller, a
/// parsed body) lives beside what derived it. Everything before and after an exchange is the network's business, which
/// nothing in Core knows.
/// </summary>
/// <param name="method">The method as sent.</param>
/// <param name="path">The path as sent, without the query, not decoded.</param>
/// <param name="query">The query as sent, with its question mark; empty when there is none.</param>
/// <param name="headers">The headers in the order they came. The array belongs to the exchange from here on.</param>
/// <param name="body">The whole body, or its beginning when <paramref name="bodyTooLarge"/>.</param>
/// <param name="connection">The connection's name within its server.</param>
/// <param name="arrived">Monotonic real time at which the last byte was in: ticks of 100 ns since an arbitrary start.</param>
/// <param name="bodyTooLarge">Whether the body went over the server's limit and was not read to its end.</param>
/// <param name="size">The body's size in bytes where it is more than was read; null for that of <paramref name="body"/>.</param>
/// <param name="world">The world that the request names by header or path, before any credential is looked at; null when it names none.</param>
/// <param name="began">When it was first seen, on the scale of <paramref name="arrived"/>; null for <paramref name="arrived"/>.</param>
/// <param name="protocol">What it came by.</param>
public sealed class Exchange(
    string method,
    string path,
    string query,
    Header[] headers,
    ReadOnlyMemory<byte> body,
    string connection = "",
    long arrived = 0,
    bool bodyTooLarge = false,
    long? size = null,
    string? world = null,
    long? began = null,
    Protocols protocol = Protocols.Http1)
{
    /// <summary>The method as sent.</summary>
    public string Method { get; } = method;

    /// <summary>The path as sent, without the query, not decoded.</summary>
    public string Path { get; } = path;

    /// <summary>The query as sent, with its question mark; empty when there is none.</summary>
    public string Query { get; } = query;

    /// <summary>The headers in the order they came.</summary>
    public Header[] Headers { get; } = headers;

    /// <summary>The whole body; its beginning when <see cref="BodyTooLarge"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The body's size in bytes, as far as it is known; more than was read when <see cref="BodyTooLarge"/>.</summary>
    public long Size { get; } = size ?? body.Length;

    /// <summary>The connection's name within its server.</summary>
    public string Connection { get; } = connection;

    /// <summary>
    /// Monotonic real time at which the request was first seen, on the scale of <see cref="Arrived"/>: its head was in, its body perhaps
    /// not yet. Its very first byte may have come a little earlier.
    /// </summary>
    public long Began { get; } = began ?? arrived;

    /// <summary>Monotonic real time at which the last byte was in: ticks of 100 ns since an arbitrary start.</summary>
    public long Arrived { get; } = arrived;

    /// <summary>Whether the body went over the server's limit and was not read to its end.</summary>
    public bool BodyTooLarge { get; } = bodyTooLarge;

    /// <summary>What it came by: one protocol.</summary>
    public Protocols Protocol { get; } = protocol;

    /// <summary>The world that the request names by header or path; null when it names none, and its credentials may.</summary>
    public string? World { get; } = world;

    /// <summary>The first value of the header of that name, or null.</summary>
    public string? Header(string name)
    {
        foreach (ref readonly var header in Headers.AsSpan())
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
