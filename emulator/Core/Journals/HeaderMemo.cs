using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Journals;

/// <summary>
/// How headers are shown, for whoever shows a great many: a client sends the same ones again and again, and masking them is most of what a line costs. Bounded: when it is full it
/// begins anew. For one thread at a time.
/// </summary>
/// <param name="unmasked">Whether they are shown as they came.</param>
internal sealed class HeaderMemo(bool unmasked)
{
    private const int Most = 256;

    private readonly Dictionary<ulong, Known> _known = [];

    /// <summary>How the headers of a request are shown.</summary>
    /// <param name="raw">As they stand in a record.</param>
    /// <param name="count">How many there are.</param>
    public Known Of(ReadOnlySpan<byte> raw, int count)
    {
        var print = Mix.Bytes(raw);
        if (_known.TryGetValue(print, out var known) && known.Raw.AsSpan().SequenceEqual(raw))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var headers = new RecordReader(raw).Headers(count);
        return _known[print] = new Known(
            raw.ToArray(), Json(unmasked ? headers : headers.Select(ShownCall.Masked)), unmasked ? null : CallSecrets.OfHeaders(headers));
    }

    /// <summary>How the headers of an answer are shown.</summary>
    /// <param name="known">Those of its request.</param>
    /// <param name="raw">As they stand in a record.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="secrets">What the request carried; null where nothing is masked.</param>
    public static byte[] Answer(Known known, ReadOnlySpan<byte> raw, int count, CallSecrets? secrets)
    {
        // What a body or a query carried besides may be another thing each time.
        var isUsual = ReferenceEquals(secrets, known.Secrets);
        if (isUsual && known.Answer is var (same, shown) && same.AsSpan().SequenceEqual(raw))
        {
            return shown;
        }

        var headers = new RecordReader(raw).Headers(count);
        var json = Json(secrets is null ? headers : headers.Select(header => ShownCall.Masked(header, secrets)));
        known.Answer = isUsual ? (raw.ToArray(), json) : known.Answer;
        return json;
    }

    private static byte[] Json(IEnumerable<Header> headers)
    {
        var bytes = new JsonBytes();
        bytes.Other(json => CallJson.WriteHeaders(json, headers));
        return bytes.Written.ToArray();
    }

    /// <summary>Headers of a request and how they are shown.</summary>
    /// <param name="Raw">The headers, as they stand in a record.</param>
    /// <param name="Json">How they are shown: an object.</param>
    /// <param name="Secrets">What of them is a secret, wherever it stands; null where nothing is masked.</param>
    internal sealed record Known(byte[] Raw, byte[] Json, CallSecrets? Secrets)
    {
        /// <summary>The headers of the last answer to them, and how those are shown.</summary>
        public (byte[] Raw, byte[] Json)? Answer { get; set; }
    }
}
