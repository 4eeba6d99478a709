using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>The text of a broken constraint, filled in with what was sent.</summary>
internal static class Message
{
    private const int LongestName = 300;

    public static string Of(Constraint row, Trail trail, JsonElement found)
    {
        var text = row.Message
            .Replace("{name}", Short(trail.Last()), StringComparison.Ordinal)
            .Replace("{path}", Short(trail.Text()), StringComparison.Ordinal)
            .Replace("{found}", Found(found), StringComparison.Ordinal);
        foreach (var hint in row.Hints)
        {
            text = hint.Found == found.ValueKind ? $"{text} {hint.Text}" : text;
        }

        return text;
    }

    // A name may be as long as the body that carries it.
    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";

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
