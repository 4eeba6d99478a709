using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Contracts.Probing;

/// <summary>Looks into answers of servers that may answer anything.</summary>
internal static class AnswerJson
{
    /// <summary>Whether looking into an answer failed because it is of another shape than was hoped for.</summary>
    public static bool IsOtherShape(Exception e) =>
        e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException or NullReferenceException;

    /// <summary>The object that an answer is; null when it is none.</summary>
    public static JsonElement? Of(Reply answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of an answer; null when it has none of that name.</summary>
    public static string? Text(Reply answer, string name) =>
        Of(answer) is { } body && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The names of an answer, in order, with a space between.</summary>
    public static string Names(Reply answer) => Of(answer) is { } body ? string.Join(' ', body.EnumerateObject().Select(property => property.Name)) : "";

    /// <summary>Whether an object has every one of some names.</summary>
    public static bool Has(JsonElement value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!value.TryGetProperty(name, out _))
            {
                return false;
            }
        }

        return true;
    }
}
