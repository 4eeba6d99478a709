using System.Text.Json;

namespace ChatEmulator.Publishing;

/// <summary>The schema that a set of JSON values have in common: what answers look like, read off answers.</summary>
internal static class Shape
{
    /// <summary>Writes the schema as a value; each of the values keeps it.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<JsonElement> values)
    {
        json.WriteStartObject();
        Types(json, [.. values.Select(Type).Distinct()]);
        var objects = values.Where(value => value.ValueKind == JsonValueKind.Object).ToList();
        var names = objects.SelectMany(value => value.EnumerateObject()).Select(property => property.Name).Distinct().ToList();
        if (names.Count > 0)
        {
            Properties(json, objects, names);
        }

        var elements = values.Where(value => value.ValueKind == JsonValueKind.Array).SelectMany(value => value.EnumerateArray()).ToList();
        if (elements.Count > 0)
        {
            json.WritePropertyName("items");
            Write(json, elements);
        }

        json.WriteEndObject();
    }

    private static void Types(Utf8JsonWriter json, List<string> types)
    {
        if (types is [var only])
        {
            json.WriteString("type", only);
            return;
        }

        json.WriteStartArray("type");
        types.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, List<JsonElement> objects, List<string> names)
    {
        json.WriteStartObject("properties");
        foreach (var name in names)
        {
            json.WritePropertyName(name);
            Write(json, [.. objects.Where(value => value.TryGetProperty(name, out _)).Select(value => value.GetProperty(name))]);
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var name in names.Where(name => objects.TrueForAll(value => value.TryGetProperty(name, out _))))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static string Type(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
