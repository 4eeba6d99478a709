using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads what a mapping answers.</summary>
/// <param name="templates">Makes answers out of templates; null where nobody can.</param>
/// <param name="files">Reads a file that an answer names; null where none can be read.</param>
internal sealed class ResponseReader(TemplateMaker? templates, BodyFiles? files)
{
    private const string NoProxy = "nobody here calls other services";
    private const string Transformer = "response-template";

    /// <summary>Reads an answer; undefined for the usual one.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="pattern">Which requests it answers.</param>
    /// <param name="served">Headers that tell who answered.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public Response Read(JsonElement json, RequestPattern pattern, IEnumerable<Header> served, string pointer, ICollection<Fault> faults)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return new Response(new WrittenAnswer(new Reply(200, headers: [.. served])), 200, []);
        }

        var fields = new Fields(json, pointer, faults);
        var status = (int)(fields.Whole("status", 200, 999) ?? 200);
        var (headers, body) = (HeaderLines.Read(fields, faults), Body(fields));
        var reply = new Reply(status, headers.ContentType, body, [.. headers.Others, .. served]) { Reason = Reason(fields) ?? Phrases.Of(status) };
        var answer = IsTemplated(fields) ? Made(reply, pattern, fields) : new WrittenAnswer(reply);
        var (delay, drawn) = (DeliveryReader.Delay(fields, "fixedDelayMilliseconds"), DeliveryReader.Drawn(fields, "delayDistribution", faults));
        Delivery?[] all = [delay, drawn, DeliveryReader.Fault(fields), headers.Closes ? new ConnectionClose() : null, DeliveryReader.Dribble(fields, faults)];
        Rest(fields);
        return new Response(answer, status, Fitting([.. all.OfType<Delivery>()])) { SaysDelay = fields.Take("fixedDelayMilliseconds") is not null, SaysDrawnDelay = drawn is not null };
    }

    // A fault leaves nothing for the body's pace or the connection's end: WireMock plays the fault alone, too.
    private static IReadOnlyList<Delivery> Fitting(List<Delivery> all)
    {
        var fault = all.Find(delivery => delivery.Part == Part.End);
        return Menu.InOrder(all.Where(delivery => fault is null || delivery == fault || Company.AreFit(delivery, fault)));
    }

    private static string? Reason(Fields fields) => fields.Text("statusMessage") is not { } text ? null
        : text.All(c => c is (>= ' ' and <= '~') or '\t') ? text
        : fields.Wrong<string>("statusMessage", "holds a character that cannot travel in a status line");

    private byte[] Body(Fields fields)
    {
        var (text, json, base64, file) = (fields.Text("body"), fields.Take("jsonBody"), fields.Text("base64Body"), fields.Text("bodyFileName"));
        if (new object?[] { text, json, base64, file }.Count(each => each is not null) > 1)
        {
            fields.Wrong<string>(text is null ? "jsonBody" : "body", "A body is given once: one of body, jsonBody, base64Body and bodyFileName");
        }

        return text is not null ? Encoding.UTF8.GetBytes(text)
            : json is { } value ? JsonText.Plain(value)
            : base64 is not null ? Bytes(base64, fields)
            : file is not null ? File(file, fields)
            : [];
    }

    private byte[] File(string name, Fields fields) =>
        files is null ? fields.Wrong<byte[]>("bodyFileName", "is not to be had here: files are read from the folder that --mappings names, at the start") ?? []
        : files.Read(name, out var why) ?? fields.Wrong<byte[]>("bodyFileName", why!) ?? [];

    private static byte[] Bytes(string text, Fields fields)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : fields.Wrong<byte[]>("base64Body", "is not base64") ?? [];
    }

    private static bool IsTemplated(Fields fields)
    {
        if (fields.Take("transformers") is not { } list)
        {
            return false;
        }

        var names = list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String)
            ? list.EnumerateArray().Select(each => each.GetString()!).ToList()
            : fields.Wrong<List<string>>("transformers", "should be a list of names") ?? [];
        foreach (var other in names.Where(name => name != Transformer))
        {
            fields.Wrong<string>("transformers", $"\"{Brief.Of(other, 60)}\" is not to be had here: {Transformer} is the one transformer that there is");
        }

        return names.Contains(Transformer);
    }

    private Answer Made(Reply reply, RequestPattern pattern, Fields fields)
    {
        var parameters = fields.Take("transformerParameters")?.Clone() ?? default;
        if (templates is null)
        {
            fields.Wrong<string>("transformers", $"{Transformer} is not to be had in this build, which has no Handlebars; the program chat-emulator has it");
            return new WrittenAnswer(reply);
        }

        var values = reply.Headers.Select(header => header.Value);
        var headers = (reply.ContentType is { } type ? values.Prepend(type) : values).Select(value => Compiled(value, "headers", fields)).ToList();
        var body = HasTemplate(reply.Body.Span, fields) ? Compiled(Encoding.UTF8.GetString(reply.Body.Span), "body", fields) : null;
        return new MadeAnswer(reply, pattern, body, headers, parameters).Answer;
    }

    // Bytes are no template, as in WireMock, and what is no text is none either: a picture is answered as it is.
    private static bool HasTemplate(ReadOnlySpan<byte> body, Fields fields) => fields.Take("base64Body") is null && body.IndexOf("{{"u8) >= 0 && Utf8.IsValid(body);

    private TemplateText Compiled(string template, string name, Fields fields)
    {
        try
        {
            return template.Contains("{{", StringComparison.Ordinal) ? templates!(template) : _ => template;
        }
        catch (FormatException e)
        {
            fields.Wrong<string>(name, e.Message);
            return _ => "";
        }
    }

    private static void Rest(Fields fields)
    {
        // Without the transformer there is nobody to give them to, and with it they were taken.
        fields.Take("transformerParameters");
        fields.Truth("fromConfiguredStub");
        foreach (var name in (string[])["proxyBaseUrl", "additionalProxyRequestHeaders", "removeProxyRequestHeaders", "proxyUrlPrefixToRemove"])
        {
            fields.Refuse(name, NoProxy);
        }

        fields.End();
    }
}
