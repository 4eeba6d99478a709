using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that change JSON: they take texts, and tell JSON without spaces.</summary>
internal static class JsonEditWords
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("[]*?()@");

    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["jsonMerge"] = Merge,
        ["jsonArrayAdd"] = Add,
    };

    private static object? Merge(WordCall call)
    {
        var other = call.HasBody ? call.Body() : call.At(1);
        if (call.First is not string first || call.Arguments.Length == 0)
        {
            return "[ERROR: Base JSON parameter must be a string]";
        }

        if (other is not string second)
        {
            return "[ERROR: JSON to merge must be a string]";
        }

        if ((Problem("Base JSON", first, out var one) ?? Problem("JSON to merge", second, out _)) is { } problem)
        {
            return problem;
        }

        Problem("JSON to merge", second, out var added);
        Into(one!, added!, call.Truth("removeNulls"));
        return Told(call, one);
    }

    private static string? Problem(string what, string text, out JsonObject? json)
    {
        var parsed = Json.Parse(text);
        json = parsed is { ValueKind: JsonValueKind.Object } value ? JsonObject.Create(value) : null;
        return parsed is null ? $"[ERROR: {what} is not valid JSON ('{text}')]" : json is null ? $"[ERROR: {what} is not a JSON object ('{text}')]" : null;
    }

    private static void Into(JsonObject one, JsonObject other, bool removesNulls)
    {
        foreach (var (name, value) in other)
        {
            if (value is null && removesNulls)
            {
                one.Remove(name);
            }
            else if (value is JsonObject inner && one[name] is JsonObject known)
            {
                Into(known, inner, removesNulls);
            }
            else
            {
                one[name] = value?.DeepClone();
            }
        }
    }

    private static object? Add(WordCall call)
    {
        var other = call.HasBody ? call.Body() : call.At(1);
        if (call.First is not string first || call.Arguments.Length == 0 || other is not string second)
        {
            return call.First is string ? "[ERROR: Item-to-add JSON must be a string]" : "[ERROR: Base JSON must be a string]";
        }

        if (Json.Parse(first) is not { } root || Json.Parse(second) is not { } item)
        {
            return Json.Parse(first) is null ? $"[ERROR: Base JSON is not valid JSON ('{first}')]" : $"[ERROR: Item-to-add JSON is not valid JSON ('{second}')]";
        }

        return call.Option("maxItems") is null or long ? Added(call, Node(root), Node(item), first) : "[ERROR: maxItems option must be an integer]";
    }

    private static string Added(WordCall call, JsonNode? tree, JsonNode? item, string first)
    {
        var path = call.Option("jsonPath") is { } given ? call.Text(given) : null;
        if (Place(tree, path, call) is not JsonArray list)
        {
            return path is null ? $"[ERROR: Target JSON is not a JSON array ('{first}')]" : $"[ERROR: Target JSON is not a JSON array (root: '{first}', jsonPath: '{path}')]";
        }

        Append(list, item, call.Truth("flatten"), call.Whole("maxItems"));
        return Told(call, tree);
    }

    private static void Append(JsonArray list, JsonNode? item, bool flattens, long? most)
    {
        foreach (var each in flattens && item is JsonArray items ? items.ToList() : [item])
        {
            list.Add(each?.DeepClone());
        }

        if (most is { } limit && list.Count > Math.Max(0, limit))
        {
            list.RemoveRange(0, (int)(list.Count - Math.Max(0, limit)));
        }
    }

    // Only names lead to a list here: a path such as $.a.b.
    private static JsonNode? Place(JsonNode? tree, string? path, WordCall call)
    {
        foreach (var name in (path ?? "$").Split('.').Skip(1))
        {
            if (name.AsSpan().ContainsAny(Signs) || name.Length == 0)
            {
                throw call.Wrong($"jsonPath is read here as names with dots only, as in $.a.b, not {path}");
            }

            tree = tree is JsonObject inner ? inner[name] : null;
        }

        return tree;
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(json),
        JsonValueKind.Array => JsonArray.Create(json),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(json),
    };

    private static string Told(WordCall call, JsonNode? json)
    {
        var text = json is null ? "null" : Json.Compact(Json.Parse(json.ToJsonString()) ?? default);
        call.Render.Spend(text.Length);
        return text;
    }
}
