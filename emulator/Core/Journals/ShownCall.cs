using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>A call as it may be shown to others: its secrets masked, those too that its answer repeats; or, for whoever asks for that, as it came.</summary>
internal sealed class ShownCall
{
    // As deep as is masked: what is shown stands a few levels deep in other JSON.
    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 48 };

    // Null where nothing is masked.
    private readonly CallSecrets? _secrets;

    private ShownCall(Call call, CallSecrets? secrets) => (Call, _secrets) = (call, secrets);

    /// <summary>The call itself, of which only what is no secret may be told.</summary>
    public Call Call { get; }

    public string Path => _secrets is null ? Call.Path : Masking.Line(Call.Path);

    /// <summary>With its question mark; empty when there is none.</summary>
    public string Query => _secrets is null || Call.Query.Length == 0 ? Call.Query : Masking.Query(Call.Query);

    public string? Why => Call.Why is { } why && _secrets is not null ? _secrets.Mask(TextMasking.Mask(why)) : Call.Why;

    public IEnumerable<Header> Headers => _secrets is null ? Call.Headers : Call.Headers.Select(Masked);

    public IEnumerable<Header> AnswerHeaders => _secrets is null ? Call.AnswerHeaders : MaskedAnswer(_secrets);

    public MaskedBody Body => _secrets is null || Hints.IsPlain(Call.Body.Bytes.Span) ? Raw(Call.Body) : Masking.Body(Call.Body.Bytes.Span);

    public MaskedBody AnswerBody => _secrets is null || (Hints.IsPlain(Call.AnswerBody.Bytes.Span) && !_secrets.AreIn(Call.AnswerBody.Bytes.Span))
        ? Raw(Call.AnswerBody)
        : Masking.Body(Call.AnswerBody.Bytes.Span, _secrets);

    /// <summary>The headers of the request as they are shown in JSON, where that was made before for the very same ones; null where it was not.</summary>
    public byte[]? HeadersJson { get; private init; }

    /// <summary>A call without its secrets.</summary>
    public static ShownCall Of(Call call) => new(call, CallSecrets.Of(call));

    /// <summary>A call without its secrets, by somebody who shows many: what their headers have alike is looked at once.</summary>
    public static ShownCall Of(Call call, HeaderMemo memo)
    {
        var headers = memo.Of(call.Headers);
        return new ShownCall(call, CallSecrets.Of(call, headers.Secrets)) { HeadersJson = headers.Json };
    }

    /// <summary>A call as it came, credentials and tokens included.</summary>
    public static ShownCall Unmasked(Call call) => new(call, null);

    internal static Header Masked(Header header) => new(header.Name, Masking.Header(header.Name, header.Value));

    // A list, as there are a few of them in every call, and another one each time.
    private Header[] MaskedAnswer(CallSecrets secrets)
    {
        var masked = new Header[Call.AnswerHeaders.Count];
        for (var i = 0; i < masked.Length; i++)
        {
            var header = Masked(Call.AnswerHeaders[i]);
            masked[i] = new Header(header.Name, secrets.Mask(header.Value));
        }

        return masked;
    }

    private static MaskedBody Raw(Kept body) =>
        new(!System.Text.Unicode.Utf8.IsValid(body.Bytes.Span) ? BodyKind.Binary : IsJson(body.Bytes.Span) ? BodyKind.Json : BodyKind.Text, body.Bytes);

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        if (!JsonMasking.MayBe(bytes))
        {
            return false;
        }

        var reader = new Utf8JsonReader(bytes, Shallow);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
