using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads <c>equalToJson</c>: JSON, or a text of it, with placeholders of JsonUnit in it.</summary>
internal sealed class WantedReader
{
    private const string Name = "equalToJson";
    private const string Begin = "json-unit.";
    private const string Ignore = "ignore";
    private const string Regex = "regex}";

    private static readonly Dictionary<string, JsonValueKind[]> Kinds = new(StringComparer.Ordinal)
    {
        ["any-string"] = [JsonValueKind.String],
        ["any-number"] = [JsonValueKind.Number],
        ["any-boolean"] = [JsonValueKind.True, JsonValueKind.False],
    };

    private readonly JsonPrint _prints;
    private readonly Fields _fields;

    private WantedReader(JsonPrint prints, Fields fields) => (_prints, _fields) = (prints, fields);

    /// <summary>The pattern; null when something is wrong.</summary>
    public static EqualToJson? Read(Fields fields)
    {
        var anyOrder = fields.Truth("ignoreArrayOrder") ?? false;
        var extra = fields.Truth("ignoreExtraElements") ?? false;
        var said = fields.Take(Name)!.Value;
        var json = said.ValueKind == JsonValueKind.String ? fields.Letters(Name) is { } text ? ParsedJson.Parse(text) : null : ParsedJson.Parse(said.GetRawText());
        return json is null ? fields.Wrong<EqualToJson>(Name, $"is no JSON, or nests deeper than {ParsedJson.Deepest}")
            : new WantedReader(new JsonPrint(anyOrder), fields).Made(json.Value) is { } wanted ? new EqualToJson(wanted, anyOrder, extra)
            : null;
    }

    private Wanted? Made(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Made).ToArray() is var elements && Array.TrueForAll(elements, element => element is not null)
            ? new WantedList(elements!, _prints) : null,
        JsonValueKind.String when Placeholder(value.GetString()!) is { } placeholder => Held(placeholder),
        _ => new WantedValue(value, _prints),
    };

    private WantedObject? Object(JsonElement value)
    {
        var properties = new Dictionary<string, Wanted>(StringComparer.Ordinal);
        var whole = true;
        foreach (var property in value.EnumerateObject())
        {
            if (Made(property.Value) is { } wanted)
            {
                properties[property.Name] = wanted;
            }
            else
            {
                whole = false;
            }
        }

        return whole ? new WantedObject(properties) : null;
    }

    // ${json-unit.any-string} or #{json-unit.any-string}: what stands behind the point; with what follows the brace for a regular expression.
    private static string? Placeholder(string text) =>
        text is ['$' or '#', '{', ..] && text.AsSpan(2).StartsWith(Begin, StringComparison.Ordinal) && (text.EndsWith('}') || text.Contains(Regex, StringComparison.Ordinal))
            ? text[(2 + Begin.Length)..] : null;

    private WantedKind? Held(string placeholder)
    {
        if (placeholder.StartsWith(Regex, StringComparison.Ordinal))
        {
            return JavaRegex.Read(placeholder[Regex.Length..], anyCase: false, out var problem) is { } regex
                ? new WantedKind((value, patience) => value.ValueKind == JsonValueKind.String && regex.Matches(value.GetString()!, patience), mayBeMissing: false)
                : _fields.Wrong<WantedKind>(Name, $"has a placeholder that {problem}");
        }

        var name = placeholder.TrimEnd('}');
        return name is Ignore or $"{Ignore}-element" ? new WantedKind((_, _) => true, mayBeMissing: name != Ignore)
            : Kinds.TryGetValue(name, out var kinds) ? new WantedKind((value, _) => kinds.Contains(value.ValueKind), mayBeMissing: false)
            : _fields.Wrong<WantedKind>(Name, $"has the placeholder json-unit.{name}; there are {string.Join(", ", [Ignore, $"{Ignore}-element", .. Kinds.Keys, "regex"])}");
    }
}
