using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Contracts;

/// <summary>The text of a broken constraint, filled in with what was sent.</summary>
internal static class Message
{
    public static string Of(Constraint row, Trail trail, JsonElement found)
    {
        var text = row.Message
            .Replace("{name}", Brief.Of(trail.Last()), StringComparison.Ordinal)
            .Replace("{path}", Brief.Of(trail.Text()), StringComparison.Ordinal)
            .Replace("{found}", Found(found), StringComparison.Ordinal);
        foreach (var hint in row.Hints)
        {
            text = hint.Found == found.ValueKind ? $"{text} {hint.Text}" : text;
        }

        return text;
    }

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => value.GetPropertyCount() == 0 ? "an empty object" : "an object",
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "an empty list" : "a list",
        JsonValueKind.String => value.ValueEquals(""u8) ? "an empty text" : "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
