using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>
/// A mapping as WireMock.Net writes it, in WireMock's own dialect. This room translates and does nothing else: one reader reads both, and one engine
/// plays them. What the two mean differently is written so that it comes to the same; what cannot be had is refused by name.
/// </summary>
internal sealed class NetMapping
{
    // There a mapping without a priority has the first of all, 0; here it is 5. Among themselves they stay as they are.
    private const long Shift = Mapping.UsualPriority;

    private const string NoCalls = "nobody here calls other services";
    private const string NoProto = "Protocol Buffers are not taken apart";

    private readonly Fields _fields;
    private readonly JsonObject _json = [];

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public NetMapping(JsonElement json, string at, ICollection<Fault> faults)
    {
        (_fields, Origins) = (new Fields(json, at, faults), new Origins(at));
        Identity();
        States();
        var request = new NetRequest(Part("Request"), _fields.At("Request"), Origins, faults);
        var response = new NetResponse(Part("Response"), _fields.At("Response"), Origins, faults);
        Rest();
        _json["request"] = request.Json;
        _json["response"] = response.Json;
        Methods = request.Methods.Count == 0 ? ["ANY"] : request.Methods;
        Weight = request.Parts + (_json.ContainsKey("scenarioName") ? 1 : 0);
    }

    /// <summary>Where what came to stand.</summary>
    public Origins Origins { get; }

    /// <summary>The methods that it answers: WireMock has one for a mapping, so there are as many mappings.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>Of how many parts something is said: of mappings of one priority, that of most answers.</summary>
    public int Weight { get; }

    /// <summary>Whether it is not meant to answer.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>Whether JSON looks like a mapping of WireMock.Net.</summary>
    public static bool Looks(JsonElement json) => json.TryGetProperty("Request", out _) || json.TryGetProperty("Response", out _) || json.TryGetProperty("Guid", out _);

    /// <summary>The mapping for one of its methods, in WireMock's dialect; only that for the first has its id.</summary>
    public JsonElement Json(string method)
    {
        var json = _json.DeepClone().AsObject();
        json["request"]!["method"] = method;
        if (method != Methods[0])
        {
            json.Remove("id");
        }

        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()), new JsonReaderOptions { MaxDepth = 256 });
        return JsonElement.ParseValue(ref reader);
    }

    private JsonElement Part(string name)
    {
        if (_fields.Take(name) is { } part)
        {
            return part;
        }

        return _fields.Wrong<JsonElement?>(name, "is missing") ?? JsonElement.Parse("{}");
    }

    private void Identity()
    {
        if (_fields.Text("Guid") is { } id && id != Guid.Empty.ToString())
        {
            Put("Guid", "id", id);
        }

        if (_fields.Text("Title") is { Length: > 0 } title)
        {
            Put("Title", "name", title);
        }

        if (_fields.Text("Description") is { Length: > 0 } text)
        {
            Put("Description", "metadata", new JsonObject { ["description"] = text });
        }

        if (_fields.Whole("Priority", int.MinValue, int.MaxValue - Shift) is { } priority)
        {
            Put("Priority", "priority", priority + Shift);
        }
    }

    // There a scenario begins in no state, and goes back to none where the next one is not said.
    private void States()
    {
        var (scenario, at, next) = (_fields.Text("Scenario"), State("WhenStateIs"), State("SetStateTo"));
        if (scenario is null)
        {
            foreach (var name in ((string[])["WhenStateIs", "SetStateTo"]).Where(name => _fields.Text(name) is { Length: > 0 }))
            {
                _fields.Wrong<object>(name, "is ignored without a Scenario there");
            }
        }
        else
        {
            Put("Scenario", "scenarioName", scenario);
            Put("WhenStateIs", "requiredScenarioState", at ?? Stock.Started);
            Put("SetStateTo", "newScenarioState", next ?? Stock.Started);
        }

        if (_fields.Whole("TimesInSameState", 1) is > 1)
        {
            _fields.Wrong<object>("TimesInSameState", "is not to be had here above 1: write a mapping for each time, with a state of its own");
        }
    }

    private string? State(string name)
    {
        var state = _fields.Text(name);
        return state == Stock.Started ? _fields.Wrong<string>(name, $"{Stock.Started} is the state in which every scenario begins here; choose another word") : state is "" ? null : state;
    }

    private void Put(string net, string java, JsonNode value)
    {
        _json[java] = value;
        Origins.Add($"/{java}", _fields.At(net));
    }

    private void Rest()
    {
        IsDisabled = _fields.Truth("IsDisabled") == true;

        // When it was written, and whether it is to be written again, changes nothing of what it does.
        _fields.Take("UpdatedAt");
        _fields.Truth("SaveToFile");
        _fields.Truth("UseWebhooksFireAndForget");
        if (_fields.Number("Probability") is < 1)
        {
            _fields.Wrong<object>("Probability", "is not to be had here below 1, which is always: `probability` of a rule in a scenario answers some of the calls");
        }

        _fields.Refuse("TimeSettings", "a mapping holds for as long as it is there");
        _fields.Refuse("Data", "it is for templates of WireMock.Net");
        _fields.Refuse("Webhook", NoCalls);
        _fields.Refuse("Webhooks", NoCalls);
        _fields.Refuse("ProtoDefinition", NoProto);
        _fields.Refuse("ProtoDefinitions", NoProto);
        _fields.End();
    }
}
