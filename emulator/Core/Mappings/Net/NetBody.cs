using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>What a body has to be.</summary>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class NetBody(ICollection<Fault> faults)
{
    private static readonly System.Buffers.SearchValues<char> Steps = System.Buffers.SearchValues.Create(".[]$'\"");

    // Of two fields of one name nobody knows which is meant.
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private const string Placeholder = "{json-unit.";
    private const string AnyJson = "\"${json-unit.ignore}\"";

    /// <summary>Body patterns as WireMock writes them; none for any body.</summary>
    public JsonArray Read(JsonElement json, string at)
    {
        var fields = new Fields(json, at, faults);
        var (one, several, all) = (fields.Take("Matcher"), fields.Elements("Matchers"), Lists.AreAll(fields));
        if (fields.Text("MatcherName") is { Length: > 0 })
        {
            fields.Wrong<object>("MatcherName", "is not to be had here: bodies of several parts are not taken apart");
        }

        if (one is not null && several.Count > 0)
        {
            fields.Wrong<object>("Matchers", "is ignored beside Matcher there: only one of the two");
        }

        fields.End();
        var values = one is { } matcher ? [Value(matcher, fields.At("Matcher"))] : several.Select(each => Value(each.Value, each.At)).ToList();
        JsonObject[] sound = [.. values.OfType<JsonObject>()];
        // Not as a list in brackets: that adds whatever type it is, which nobody can trim.
        return sound.Length == 0 ? new JsonArray() : new JsonArray(sound is [{ } only] ? only : NetMatcher.Among(sound, all));
    }

    private JsonObject? Value(JsonElement json, string at)
    {
        var matcher = new NetMatcher(json, at, faults, lines: true);
        var value = matcher.Name switch
        {
            "JsonMatcher" => Whole(matcher),
            "JsonPartialMatcher" => Partial(matcher, wild: false),
            "JsonPartialWildcardMatcher" => Partial(matcher, wild: true),
            "JsonPathMatcher" => Paths(matcher),
            "ExactObjectMatcher" => Bytes(matcher),
            _ => matcher.Value(),
        };
        matcher.End();
        return value is null || !matcher.Rejects || matcher.Tests.Count > 0 ? value : Contrary(value);
    }

    // A body that is no JSON is neither: what rejects wants some, as there.
    private static JsonObject Contrary(JsonObject value) =>
        new() { ["and"] = new JsonArray(new JsonObject { ["equalToJson"] = AnyJson }, new JsonObject { ["not"] = value }) };

    private static JsonObject? Whole(NetMatcher matcher) => Json(matcher) is { } json ? new JsonObject { ["equalToJson"] = json.ToJsonString() } : null;

    private static JsonObject? Partial(NetMatcher matcher, bool wild)
    {
        if (Json(matcher) is not { } json)
        {
            return null;
        }

        CheckNames(json, matcher.Fields);
        return new JsonObject { ["equalToJson"] = (wild ? Wild(json) : json).ToJsonString(), ["ignoreArrayOrder"] = true, ["ignoreExtraElements"] = true };
    }

    private static JsonNode? Json(NetMatcher matcher)
    {
        var fields = matcher.Fields;
        if (matcher.AnyCase)
        {
            fields.Wrong<object>("IgnoreCase", "is not to be had here: names and texts in JSON are compared as they are");
        }

        var name = fields.Take("Pattern") is null ? "Patterns" : "Pattern";
        return fields.Take(name) is not { } said ? fields.Wrong<JsonNode>("Pattern", "is missing")
            : said.GetRawText().Contains(Placeholder, StringComparison.Ordinal) ? fields.Wrong<JsonNode>(name, $"has ${Placeholder}…}} in it, which would be taken for a placeholder here")
            : Parsed(said, name, fields);
    }

    // Nothing at all has no node of its own: it is written, and compared, as the text null.
    private static JsonNode? Parsed(JsonElement said, string name, Fields fields)
    {
        try
        {
            using var text = said.ValueKind == JsonValueKind.String ? JsonDocument.Parse(said.GetString()!, Once) : null;
            return JsonNode.Parse((text?.RootElement ?? said).GetRawText()) ?? fields.Wrong<JsonNode>(name, "should say something of the JSON, and is null");
        }
        catch (JsonException e)
        {
            return fields.Wrong<JsonNode>(name, $"is a text that is no JSON: {e.Message}");
        }
    }

    // There, a name with a point in it leads into what the name before it holds.
    private static void CheckNames(JsonNode? node, Fields fields)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (name.AsSpan().ContainsAny(Steps))
            {
                fields.Wrong<object>("Pattern", $"the name \"{name}\" is a path there, and names are names here: write objects inside objects");
            }

            CheckNames(value, fields);
        }

        foreach (var item in node as JsonArray ?? [])
        {
            CheckNames(item, fields);
        }
    }

    private static JsonNode Wild(JsonNode node) => node switch
    {
        JsonObject names => new JsonObject(names.Select(each => KeyValuePair.Create(each.Key, each.Value is null ? null : Wild(each.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Wild(item))]),
        JsonValue value when value.TryGetValue<string>(out var text) && Wildcard.Is(text) => $"${Placeholder}regex}}{Wildcard.Expression(text, lines: true)}",
        _ => node.DeepClone(),
    };

    private static JsonObject? Paths(NetMatcher matcher)
    {
        var fields = matcher.Fields;
        var name = fields.Take("Pattern") is null || Lists.IsList(fields, "Pattern") ? Lists.IsList(fields, "Pattern") ? "Pattern" : "Patterns" : "Pattern";
        IEnumerable<string?> said = Lists.IsList(fields, name) ? fields.Elements(name).Select(each => each.Value.ValueKind == JsonValueKind.String ? each.Value.GetString() : null) : [fields.Letters(name)];
        JsonObject[] paths = [.. said.OfType<string>().Select(path => new JsonObject { ["matchesJsonPath"] = Rooted(path) })];
        return paths.Length == 0 ? fields.Wrong<JsonObject>(name, "should be a path, or several") : NetMatcher.Among(paths, matcher.IsAll);
    }

    private static string Rooted(string path) => path.StartsWith('$') ? path : path.StartsWith('[') || path.StartsWith('.') ? $"${path}" : $"$.{path}";

    private static JsonObject? Bytes(NetMatcher matcher) =>
        matcher.Rejects ? matcher.Fields.Wrong<JsonObject>("RejectOnMatch", "is not to be had here for bytes")
        : matcher.Fields.Letters("Pattern") is { } text ? new JsonObject { ["binaryEqualTo"] = text }
        : matcher.Fields.Wrong<JsonObject>("Pattern", "should be bytes in base64");
}
