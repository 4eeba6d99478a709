using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>A call as it may be shown to others: its secrets masked, those too that its answer repeats; or, for whoever asks for that, as it came.</summary>
internal sealed class ShownCall
{
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

    public MaskedBody Body => _secrets is null || Hints.IsPlain(Call.Body.Bytes.Span) ? MaskedBody.Raw(Call.Body.Bytes) : Masking.Body(Call.Body.Bytes.Span);

    public MaskedBody AnswerBody => _secrets is null || (Hints.IsPlain(Call.AnswerBody.Bytes.Span) && !_secrets.AreIn(Call.AnswerBody.Bytes.Span))
        ? MaskedBody.Raw(Call.AnswerBody.Bytes)
        : Masking.Body(Call.AnswerBody.Bytes.Span, _secrets);

    /// <summary>A call without its secrets.</summary>
    public static ShownCall Of(Call call) => new(call, CallSecrets.Of(call));

    /// <summary>A call as it came, credentials and tokens included.</summary>
    public static ShownCall Unmasked(Call call) => new(call, null);

    internal static Header Masked(Header header) => new(header.Name, Masking.Header(header.Name, header.Value));

    internal static Header Masked(Header header, CallSecrets secrets) => new(header.Name, secrets.Mask(Masking.Header(header.Name, header.Value)));

    // A list, as there are a few of them in every call, and another one each time.
    private Header[] MaskedAnswer(CallSecrets secrets)
    {
        var masked = new Header[Call.AnswerHeaders.Count];
        for (var i = 0; i < masked.Length; i++)
        {
            masked[i] = Masked(Call.AnswerHeaders[i], secrets);
        }

        return masked;
    }
}
