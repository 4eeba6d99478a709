using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// How headers of requests are shown, for whoever shows a great many: a client sends the same ones again and again, and masking them is most of what a line costs. Bounded: when it is full it
/// begins anew. For one thread.
/// </summary>
internal sealed class HeaderMemo
{
    private const int Most = 256;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<int, Known> _known = [];

    /// <summary>How headers are shown.</summary>
    public Known Of(IReadOnlyList<Header> headers)
    {
        var print = Print(headers);
        if (_known.TryGetValue(print, out var known) && AreSame(known.Headers, headers))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[print] = new Known([.. headers], Json(headers), CallSecrets.OfHeaders(headers));
    }

    private static int Print(IReadOnlyList<Header> headers)
    {
        var print = default(HashCode);
        for (var i = 0; i < headers.Count; i++)
        {
            // Names come in the same order nearly always, so the values tell.
            print.Add(headers[i].Value, StringComparer.Ordinal);
        }

        return print.ToHashCode();
    }

    private static bool AreSame(Header[] known, IReadOnlyList<Header> headers)
    {
        for (var i = 0; i < known.Length && known.Length == headers.Count; i++)
        {
            if (known[i] != headers[i])
            {
                return false;
            }
        }

        return known.Length == headers.Count;
    }

    private static byte[] Json(IReadOnlyList<Header> headers)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            CallJson.WriteHeaders(json, headers.Select(ShownCall.Masked));
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Headers and how they are shown.</summary>
    /// <param name="Headers">The headers.</param>
    /// <param name="Json">How they are shown: an object.</param>
    /// <param name="Secrets">What of them is a secret, wherever it stands.</param>
    internal sealed record Known(Header[] Headers, byte[] Json, CallSecrets Secrets);
}
