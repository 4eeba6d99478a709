using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>Values as people read them: secrets masked, control characters escaped, long ones shortened.</summary>
internal static class Shown
{
    private const int Longest = 200;

    /// <summary>The values at a path; <c>absent</c> when there is none.</summary>
    public static string Value(CallPath path, IReadOnlyList<JsonElement> values) =>
        values.All(value => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            ? "absent"
            : string.Join(" and ", values.Select(value => Value(path, value)));

    /// <summary>What stands at a place of a scenario's.</summary>
    public static string At(string place, JsonElement value) => Value(PlaceOf(place), [value]);

    /// <summary>What a scenario asks of a place, as it was written there; a secret's place shows none of it.</summary>
    public static string Asked(string place, string written)
    {
        var path = PlaceOf(place);
        return Line(path.Root == "header" ? Masking.Header(path.Name, written)
            : HoldsSecret(path) ? Masking.Secret(written)
            : Encoding.UTF8.GetString(Masking.Body(Encoding.UTF8.GetBytes(written)).Bytes.Span));
    }

    // A place that no question knows, such as the size of a body, holds no secret.
    private static CallPath PlaceOf(string place)
    {
        var end = place.AsSpan().IndexOfAny('.', '[');
        var (root, rest) = end < 0 ? (place, "") : (place[..end], place[end..]);
        return root is "body" or "token" ? new CallPath(root, Inside: BodyPath.TryRead(rest)) : new CallPath(root, rest.TrimStart('.'));
    }

    /// <summary>A text on one line, and not too long.</summary>
    public static string Line(string text) => Visible.Of(text, Longest);

    private static string Value(CallPath path, JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String
                ? $"\"{Line(Text(path, value.GetString()!))}\""
                : Line(Json(path, value));
        }
        catch (InvalidOperationException)
        {
            return "text that is not Unicode";
        }
    }

    private static string Text(CallPath path, string text) =>
        path.Root == "header" ? Masking.Header(path.Name, text)
        : HoldsSecret(path) ? Masking.Secret(text)
        : Encoding.UTF8.GetString(Masking.Body(Encoding.UTF8.GetBytes(text)).Bytes.Span);

    private static string Json(CallPath path, JsonElement value) =>
        HoldsSecret(path)
            ? Masking.Secret(value.GetRawText())
            : Encoding.UTF8.GetString(Masking.Body(Encoding.UTF8.GetBytes(value.GetRawText())).Bytes.Span);

    private static bool HoldsSecret(CallPath path) => path.IsUnder(Masking.IsSecret) || (path.Root == "query" && Masking.IsSecret(path.Name));
}
