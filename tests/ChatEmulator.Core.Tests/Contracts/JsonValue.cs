using System.Text.Json;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>JSON as values of .NET: null, bool, <see cref="ExactNumber"/>, string, list, dictionary.</summary>
internal static class JsonValue
{
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ExactNumber.Of(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToList(),
        _ => json.EnumerateObject().ToDictionary(property => property.Name, property => Of(property.Value), StringComparer.Ordinal),
    };

    public static bool Is(object? value, string type) => type switch
    {
        "null" => value is null,
        "boolean" => value is bool,
        "string" => value is string,
        "number" => value is ExactNumber,
        "integer" => value is ExactNumber { IsWhole: true },
        "array" => value is List<object?>,
        "object" => value is Dictionary<string, object?>,
        _ => throw new NotSupportedException($"There is no type {type}."),
    };

    /// <summary>Equal as JSON Schema has it; only what our enums hold.</summary>
    public static bool Same(object? one, object? other) => one switch
    {
        null or bool or string => Equals(one, other),
        _ => throw new NotSupportedException("Only null, true, false and texts stand in our enums."),
    };
}
