using System.Text.Json.Nodes;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Publishing;

/// <summary>Writes forms as JSON Schema. What has a name becomes a definition, once, so that maps may hold one another.</summary>
/// <param name="vocabulary">The words that providers bring.</param>
internal sealed class FormWriter(Vocabulary vocabulary)
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, Func<JsonObject> Write)> _due = [];
    private readonly ScalarWriter _scalars = new(vocabulary);

    /// <summary>The schema of a map of keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="least">How many there are at least.</param>
    /// <param name="ofSize">Whether what they say is said of a size.</param>
    public JsonObject Map(IReadOnlyList<Key> keys, int least = 0, bool ofSize = false)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(keys.Select(key => new KeyValuePair<string, JsonNode?>(key.Name, Of(key, ofSize)))),
        };
        if (keys.Any(key => key.Required))
        {
            schema["required"] = Texts(keys.Where(key => key.Required).Select(key => key.Name));
        }

        if (least > 0)
        {
            schema["minProperties"] = least;
        }

        return schema;
    }

    /// <summary>What was named by whatever was written so far, and by one another.</summary>
    public JsonObject Definitions()
    {
        while (_due.TryDequeue(out var due))
        {
            _definitions[due.Name] = due.Write();
        }

        return new JsonObject(_definitions.Select(each => new KeyValuePair<string, JsonNode?>(each.Key, each.Value)));
    }

    /// <summary>Texts as an array.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    // What a reference stands beside is not looked at in this draft; hence it stands in a list of its own.
    private JsonObject Of(Key key, bool ofSize)
    {
        var example = ofSize && OfSize(key.Form) is { } size ? $"{key.Name}: {size}" : key.Example;
        var schema = new JsonObject
        {
            ["description"] = key.About,
            ["markdownDescription"] = key.About,
            ["examples"] = new JsonArray(Example(example)),
        };
        var value = Of(key.Form, ofSize);
        if (value.ContainsKey("$ref"))
        {
            schema["allOf"] = new JsonArray(value);
            return schema;
        }

        foreach (var (keyword, said) in value)
        {
            schema[keyword] = said?.DeepClone();
        }

        return schema;
    }

    private JsonObject Of(Form form, bool ofSize) => form switch
    {
        MapForm map => Reference(ofSize ? $"{map.Called} of size" : map.Called, () => Map(map.Keys(vocabulary), map.Least, ofSize)),
        ScalarForm { Kind: Scalar.Value or Scalar.Quantity } when ofSize => Of(Form.Size, ofSize),
        ScalarForm scalar when ScalarWriter.HasName(scalar.Kind) => Reference(scalar.Kind.ToString().ToLowerInvariant(), () => _scalars.Of(scalar)),
        EitherForm either => new() { ["anyOf"] = new JsonArray([.. either.Forms.Select(each => Of(each, ofSize))]) },
        ListForm list => List(list, ofSize),
        NamedForm named => new() { ["type"] = "object", ["additionalProperties"] = Of(named.Each, ofSize) },
        PlacesForm places => Places(places),
        _ => _scalars.Of(form),
    };

    private JsonObject Reference(string called, Func<JsonObject> write)
    {
        var name = called.Replace(' ', '_');
        if (_definitions.TryAdd(name, []))
        {
            _due.Enqueue((name, write));
        }

        return new() { ["$ref"] = $"#/definitions/{name}" };
    }

    private JsonObject List(ListForm list, bool ofSize)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item, ofSize) };
        if (list.Least > 0)
        {
            schema["minItems"] = list.Least;
        }

        return schema;
    }

    // The fields of bodies are listed for completion alone: others may stand there too.
    private JsonObject Places(PlacesForm form)
    {
        var fields = vocabulary.Operations
            .SelectMany(operation => operation.BodyPaths.Where(IsField), (operation, path) => (Path: path, operation.Name))
            .GroupBy(each => each.Path, each => each.Name, StringComparer.Ordinal);
        var properties = new JsonObject { ["size"] = Of(form.Condition, ofSize: true), ["call"] = Of(OfCalls(form.Condition), ofSize: false) };
        foreach (var field in fields)
        {
            var schema = Of(form.Condition, ofSize: false);
            schema["description"] = $"In bodies of {string.Join(", ", field)}.";
            properties[field.Key] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["propertyNames"] = _scalars.Of(Form.Place),
            ["properties"] = properties,
            ["additionalProperties"] = Of(form.Condition, ofSize: false),
        };
    }

    // Calls are counted in whole numbers.
    private static Form OfCalls(Form condition) => Form.AnyOf([Form.Count, .. condition is EitherForm either ? either.Forms.OfType<MapForm>() : []]);

    // What is said of a size is said in bytes; null for what is not about the value.
    private static string? OfSize(Form form) => form switch
    {
        ScalarForm { Kind: Scalar.Value or Scalar.Quantity } => "10 kB",
        ListForm list when OfSize(list.Item) is { } item => $"[{item}]",
        EitherForm either => either.Forms.Select(OfSize).FirstOrDefault(each => each is not null),
        _ => null,
    };

    private static bool IsField(string path) => !path.AsSpan().ContainsAny('*', '[');

    // An example is a line of YAML; what stands behind its key is the example's value.
    private static JsonNode? Example(string example)
    {
        var page = new Page("example", example);
        return Tree.Read(page) is MapNode { Entries: [(_, var value)] }
            ? Json(value)
            : throw new InvalidOperationException($"This example is not one key with a value: {example}");
    }

    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        TextNode { IsNull: true } => null,
        TextNode { Truth: { } truth } => JsonValue.Create(truth),
        TextNode { Number: { } number } => JsonValue.Create(number),
        _ => JsonValue.Create(((TextNode)node).Value),
    };
}
