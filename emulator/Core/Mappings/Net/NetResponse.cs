using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>What a mapping of WireMock.Net answers, as WireMock says it.</summary>
internal sealed class NetResponse
{
    private const string NoProxy = "nobody here calls other services";
    private const string NoProto = "Protocol Buffers are not put together";
    private const string NoTemplates = "templates of WireMock.Net have helpers of their own; write the mapping in WireMock's dialect, with \"transformers\": [\"response-template\"]";
    private const long MostRandom = 60_000;

    private static readonly string[] Faults = ["EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"];

    private readonly Fields _fields;
    private readonly Origins _origins;
    private readonly ICollection<Fault> _faults;

    /// <summary>Reads an answer.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="origins">Takes where what came to stand.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public NetResponse(JsonElement json, string at, Origins origins, ICollection<Fault> faults)
    {
        (_fields, _origins, _faults) = (new Fields(json, at, faults), origins, faults);
        origins.Add("/response", at);
        Copy("StatusCode", "status", _fields.Take("StatusCode") is { } status ? Node(status) : null);
        Delay();
        Fault();
        new NetAnswerBody(_fields, faults).Read(Copy);
        Headers();
        Transformer();
        Rest();
    }

    /// <summary>The answer.</summary>
    public JsonObject Json { get; } = [];

    /// <summary>A part as a part of WireMock's.</summary>
    public static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());

    private void Copy(string net, string java, JsonNode? value)
    {
        if (value is not null)
        {
            Json[java] = value;
            _origins.Add($"/response/{java}", _fields.At(net));
        }
    }

    private void Delay()
    {
        var (exact, least, most) = (_fields.Whole("Delay"), _fields.Whole("MinimumRandomDelay", 0), _fields.Whole("MaximumRandomDelay", 0));
        var drawn = least is not null || most > 0;
        if (exact > 0 && drawn)
        {
            _fields.Wrong<object>(least is null ? "MaximumRandomDelay" : "MinimumRandomDelay", "is ignored beside Delay there: only one of the two");
        }
        else if (exact > 0)
        {
            Copy("Delay", "fixedDelayMilliseconds", exact.Value);
        }
        else if (drawn)
        {
            Copy(least is null ? "MaximumRandomDelay" : "MinimumRandomDelay", "delayDistribution", new JsonObject { ["type"] = "uniform", ["lower"] = least ?? 0, ["upper"] = most ?? MostRandom });
        }
    }

    private void Fault()
    {
        if (_fields.Take("Fault") is not { } json)
        {
            return;
        }

        var fault = new Fields(json, _fields.At("Fault"), _faults);
        var (type, share) = (fault.Text("Type"), fault.Number("Percentage"));
        fault.End();
        if (share is < 1 and >= 0 || share < 0)
        {
            fault.Wrong<object>("Percentage", "is not to be had here below 1, which is always: `probability` of a rule in a scenario breaks some of the calls");
        }

        if (type is null or "" or "NONE")
        {
            return;
        }

        if (Faults.Contains(type))
        {
            Copy("Fault", "fault", type);
        }
        else
        {
            fault.Wrong<object>("Type", $"should be one of {string.Join(", ", Faults)}, and is '{Brief.Of(type, 60)}'");
        }
    }

    private void Headers()
    {
        var (listed, raw) = (_fields.Take("Headers"), _fields.Text("HeadersRaw"));
        if (listed is not null && raw is not null)
        {
            _fields.Wrong<object>("HeadersRaw", "is ignored beside Headers there: only one of the two");
        }
        else if (raw is not null)
        {
            Copy("HeadersRaw", "headers", Raw(raw));
        }
        else if (listed is { } headers)
        {
            Copy("Headers", "headers", Node(headers));
            foreach (var (_, _, at) in _fields.Each("Headers"))
            {
                _origins.Add(at.Replace(_fields.At("Headers"), "/response/headers", StringComparison.Ordinal), at);
            }
        }
    }

    private JsonObject Raw(string text)
    {
        var headers = new JsonObject();
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0)
            {
                _fields.Wrong<object>("HeadersRaw", $"has a line without a colon: '{Brief.Of(line, 60)}'");
                continue;
            }

            var (name, value) = (line[..colon].TrimStart(' ', '\t'), line[(colon + 1)..].Trim(' ', '\t'));
            headers[name] ??= new JsonArray();
            headers[name]!.AsArray().Add((JsonNode)value);
        }

        return headers;
    }

    private void Transformer()
    {
        var used = _fields.Truth("UseTransformer") == true;
        foreach (var part in (string[])["TransformerType", "TransformerReplaceNodeOptions", "UseTransformerForBodyAsFile"])
        {
            _fields.Take(part);
        }

        // Without anything to fill in, nothing is filled in.
        if (used && (Json.ToJsonString().Contains("{{", StringComparison.Ordinal) || _fields.Truth("UseTransformerForBodyAsFile") == true))
        {
            _fields.Wrong<object>("UseTransformer", $"is not to be had here: {NoTemplates}");
        }
    }

    private void Rest()
    {
        foreach (var name in (string[])["ProxyUrl", "ProxyUrls", "ProxyUrlReplaceSettings", "WebProxy", "X509Certificate2ThumbprintOrSubjectName"])
        {
            _fields.Refuse(name, NoProxy);
        }

        foreach (var name in (string[])["ProtoDefinition", "ProtoDefinitions", "ProtoBufMessageType"])
        {
            _fields.Refuse(name, NoProto);
        }

        _fields.Refuse("TrailingHeaders", "no trailers are sent here");
        _fields.Refuse("WebSocket", "a mapping answers once here, by HTTP");
        _fields.End();
    }
}
