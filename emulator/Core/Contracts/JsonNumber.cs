using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>Numbers of JSON as values: 60, 60.0 and 6e1 are the same, and none is too large to be compared.</summary>
internal static class JsonNumber
{
    /// <summary>Whether a value is a number without a fractional part.</summary>
    public static bool IsInteger(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && (value.TryGetInt64(out _) || (value.TryGetDouble(out var number) && Math.Floor(number) == number));

    /// <summary>Compares a number with a whole one: below zero when it is smaller.</summary>
    public static int Compare(JsonElement value, long other) =>
        value.TryGetInt64(out var whole) ? whole.CompareTo(other)
        : value.TryGetDecimal(out var exact) ? exact.CompareTo(other)
        : value.GetDouble().CompareTo(other);
}
