using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// Writes calls as <see cref="CallJson"/> does, byte for byte, from their records: for whoever writes every call of a busy emulator, where a <see cref="Call"/> with texts of its own would cost
/// most. For one thread at a time.
/// </summary>
/// <param name="unmasked">Whether secrets are written as they came.</param>
internal sealed class RecordJson(bool unmasked)
{
    // No token of ours is shorter.
    private const int ShortestToken = 34;

    private readonly HeaderJson _headers = new(unmasked);

    /// <summary>Writes one call as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="call">The call.</param>
    /// <param name="ending">How it has ended.</param>
    /// <param name="world">The name of its world.</param>
    /// <param name="epoch">The epoch of its world.</param>
    public void Write(JsonBytes json, Extract call, in Ending ending, string world, int epoch)
    {
        ref readonly var head = ref call.Head;
        var texts = new RecordReader(call.Record[Head.Size..]);
        var decided = texts;

        // In the order in which they were written: operation, rule, limit, account, refused by, why, delivery, connection.
        var operation = texts.Next();
        texts.Skip(2);
        var account = texts.Next();
        texts.Skip(2);
        var delivery = texts.Next();
        var connection = texts.Next();
        json.Number("{\"n\":"u8, head.Number);
        json.Text(",\"world\":"u8, world);
        json.Number(",\"epoch\":"u8, epoch);
        json.Time(",\"at\":"u8, new DateTimeOffset(head.AtTicks, TimeSpan.Zero));
        Member(json, ",\"operation\":"u8, operation);
        Member(json, ",\"account\":"u8, account);
        var secrets = WriteRequest(json, call, ref texts);
        WriteDecision(json, decided, secrets);
        json.Text("},\"effect\":"u8, Words.Of(head.Effect));
        WriteAnswer(json, call, ref texts, secrets);
        Member(json, ",\"delivery\":"u8, delivery);
        json.Text(",\"ending\":{\"how\":"u8, Words.Of(ending.How));
        json.Number(",\"bytes\":"u8, ending.Bytes);
        json.Time(",\"at\":"u8, ending.At);
        json.Text("},\"connection\":"u8, connection);
        WriteRest(json, call);
    }

    private CallSecrets? WriteRequest(JsonBytes json, Extract call, ref RecordReader texts)
    {
        ref readonly var head = ref call.Head;
        json.Text(",\"request\":{\"protocol\":"u8, ((Protocols)head.Protocol).Name());
        json.Text(",\"method\":"u8, texts.Next());
        WritePath(json, texts.Next());
        var query = texts.Text()!;
        if (query.Length > 0)
        {
            json.Text(",\"query\":"u8, unmasked ? query : Masking.Query(query));
        }

        json.Raw(",\"headers\":"u8);
        var secrets = _headers.Request(json, texts.Raw(2 * head.Headers), head.Headers);
        var body = call.Body;
        var isPlain = unmasked || Hints.IsPlain(body.Bytes.Span);
        WriteBody(json, body, body.Bytes.IsEmpty ? default : isPlain ? MaskedBody.Raw(body.Bytes) : Masking.Body(body.Bytes.Span));
        return secrets?.With(query, isPlain ? default : body.Bytes);
    }

    private void WritePath(JsonBytes json, in RecordText path)
    {
        if (unmasked || path is { IsWide: false, Ascii.Length: < ShortestToken })
        {
            json.Text(",\"path\":"u8, path);
        }
        else
        {
            json.Text(",\"path\":"u8, Masking.Line(path.ToText()!));
        }
    }

    private static void WriteDecision(JsonBytes json, RecordReader texts, CallSecrets? secrets)
    {
        json.Raw("},\"decision\":{"u8);
        var start = json.Written.Length;
        texts.Skip(1);
        First(json, "\"rule\":"u8, texts.Next(), start);
        First(json, "\"limit\":"u8, texts.Next(), start);
        texts.Skip(1);
        First(json, "\"refused_by\":"u8, texts.Next(), start);
        if (texts.Text() is { } why)
        {
            json.Raw(json.Written.Length > start ? ","u8 : default);
            json.Text("\"why\":"u8, secrets is null ? why : secrets.Mask(TextMasking.Mask(why)));
        }
    }

    private static void WriteAnswer(JsonBytes json, Extract call, ref RecordReader texts, CallSecrets? secrets)
    {
        ref readonly var head = ref call.Head;
        json.Number(",\"answer\":{\"status\":"u8, head.Status);
        json.Raw(",\"headers\":"u8);
        HeaderJson.Answer(json, texts.Raw(2 * head.AnswerHeaders), head.AnswerHeaders, secrets);
        var body = call.AnswerBody;
        var isRaw = secrets is null || (Hints.IsPlain(body.Bytes.Span) && !secrets.AreIn(body.Bytes.Span));
        WriteBody(json, body, body.Bytes.IsEmpty ? default : isRaw ? MaskedBody.Raw(body.Bytes) : Masking.Body(body.Bytes.Span, secrets));
        json.Raw("}"u8);
    }

    private static void WriteBody(JsonBytes json, in Kept body, in MaskedBody shown)
    {
        if (!body.Bytes.IsEmpty && shown.Kind == BodyKind.Json)
        {
            json.Raw(",\"body\":"u8);
            json.Raw(shown.Bytes.Span);
        }
        else if (!body.Bytes.IsEmpty)
        {
            var masked = shown;
            json.Raw(masked.Kind == BodyKind.Binary ? ",\"body_base64\":"u8 : ",\"body\":"u8);
            json.Other(other => CallJson.WriteMasked(other, masked));
        }

        if (body.Cut is not null)
        {
            json.Number(",\"body_size\":"u8, body.Size);
            json.Text(",\"body_cut\":"u8, body.Cut);
        }
    }

    private static void WriteRest(JsonBytes json, Extract call)
    {
        ref readonly var head = ref call.Head;
        if (head.ReplayBack != 0)
        {
            json.Number(",\"replay_of\":"u8, head.Number - head.ReplayBack);
        }

        json.Raw(head.Replayable ? "}"u8 : ",\"replayable\":false}"u8);
    }

    private static void Member(JsonBytes json, ReadOnlySpan<byte> before, in RecordText text)
    {
        if (!text.IsAbsent)
        {
            json.Text(before, text);
        }
    }

    private static void First(JsonBytes json, ReadOnlySpan<byte> before, in RecordText text, int start)
    {
        if (!text.IsAbsent)
        {
            json.Raw(json.Written.Length > start ? ","u8 : default);
            json.Text(before, text);
        }
    }
}
