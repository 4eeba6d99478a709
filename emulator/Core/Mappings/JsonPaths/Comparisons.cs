using System.Globalization;
using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>The operators of a filter. A text and a number are equal when one is the other written out; greater and less compare only values of one kind.</summary>
internal static class Comparisons
{
    private static readonly Dictionary<string, Comparison> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["=="] = AreEqual,
        ["!="] = (left, right, patience) => !AreEqual(left, right, patience),
        ["==="] = AreSame,
        ["!=="] = (left, right, patience) => !AreSame(left, right, patience),
        ["<"] = (left, right, _) => Order(left, right) < 0,
        ["<="] = (left, right, _) => Order(left, right) <= 0,
        [">"] = (left, right, _) => Order(left, right) > 0,
        [">="] = (left, right, _) => Order(left, right) >= 0,
        ["in"] = (left, right, patience) => right.IsList() && right.Has(left, patience),
        ["nin"] = (left, right, patience) => !(right.IsList() && right.Has(left, patience)),
        ["contains"] = Contains,
        ["size"] = HasSize,
        ["empty"] = IsEmpty,
        ["subsetof"] = (left, right, patience) => left.IsList() && right.IsList() && left.Elements().All(each => right.Has(each, patience)),
        ["anyof"] = (left, right, patience) => left.IsList() && right.IsList() && left.Elements().Any(each => right.Has(each, patience)),
        ["noneof"] = (left, right, patience) => left.IsList() && right.IsList() && !left.Elements().Any(each => right.Has(each, patience)),
    };

    /// <summary>The operators, longer ones first where one begins with the other.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Keys.OrderByDescending(name => name.Length)];

    /// <summary>The operator of a name.</summary>
    public static Comparison Of(string name) => All[name];

    private static bool AreEqual(JsonElement? left, JsonElement? right, Patience patience) => (left, right) switch
    {
        (null, _) or (_, null) => false,
        ({ ValueKind: JsonValueKind.String } text, { ValueKind: JsonValueKind.Number } number) => text.GetString() == JavaText.Inside(number),
        ({ ValueKind: JsonValueKind.Number } number, { ValueKind: JsonValueKind.String } text) => Parsed(text.GetString()!) is { } parsed && JsonElement.DeepEquals(number, parsed),
        ({ ValueKind: JsonValueKind.Array or JsonValueKind.Object } one, { } other) => one.ValueKind == other.ValueKind
            && patience.Take(MadeJson.Cost(one)) && JsonElement.DeepEquals(one, other),
        ({ } one, { } other) => one.ValueKind == other.ValueKind && JsonElement.DeepEquals(one, other),
    };

    private static bool AreSame(JsonElement? left, JsonElement? right, Patience patience) => Kind(left) == Kind(right) && AreEqual(left, right, patience);

    // True and false are one kind, and so are lists and objects.
    private static JsonValueKind? Kind(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.False => JsonValueKind.True,
        JsonValueKind.Array => JsonValueKind.Object,
        var kind => kind,
    };

    // Not a number where they do not compare: no comparison with it holds.
    private static double Order(JsonElement? left, JsonElement? right) => (left, right) switch
    {
        ({ ValueKind: JsonValueKind.Number } one, { ValueKind: JsonValueKind.Number } other) =>
            one.TryGetDecimal(out var a) && other.TryGetDecimal(out var b) ? a.CompareTo(b) : one.GetDouble().CompareTo(other.GetDouble()),
        ({ ValueKind: JsonValueKind.String } one, { ValueKind: JsonValueKind.String } other) => string.CompareOrdinal(one.GetString(), other.GetString()),
        _ => double.NaN,
    };

    private static bool Contains(JsonElement? left, JsonElement? right, Patience patience) => left.IsList() ? left.Has(right, patience)
        : left is { ValueKind: JsonValueKind.String } text && right is { ValueKind: JsonValueKind.String } part
            && patience.Take(1) && text.GetString()!.Contains(part.GetString()!, StringComparison.Ordinal);

    private static bool HasSize(JsonElement? left, JsonElement? right, Patience patience) => right is { ValueKind: JsonValueKind.Number } number
        && (left.IsList() ? left!.Value.GetArrayLength() : left is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Length : double.NaN) == Math.Truncate(number.GetDouble());

    private static bool IsEmpty(JsonElement? left, JsonElement? right, Patience patience) => right is { ValueKind: JsonValueKind.True or JsonValueKind.False } wanted
        && left is { ValueKind: JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Object } value
        && wanted.GetBoolean() == (value.ValueKind == JsonValueKind.String ? value.GetString()!.Length == 0 : !EveryStep.Children(value).Any());

    private static bool IsList(this JsonElement? value) => value is { ValueKind: JsonValueKind.Array };

    private static IEnumerable<JsonElement> Elements(this JsonElement? list) => list!.Value.EnumerateArray();

    private static bool Has(this JsonElement? list, JsonElement? wanted, Patience patience) =>
        patience.Take(list!.Value.GetArrayLength()) && list.Elements().Any(each => AreEqual(wanted, each, patience));

    private static JsonElement? Parsed(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? ParsedJson.Parse(text) is { ValueKind: JsonValueKind.Number } number ? number : null : null;
}
