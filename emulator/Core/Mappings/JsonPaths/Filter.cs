using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>What stands in <c>[?(…)]</c>: which values are taken.</summary>
internal abstract class Filter
{
    public abstract bool Takes(JsonElement value, Walk walk);
}

/// <summary>All of them hold.</summary>
internal sealed class AllFilter(Filter[] filters) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => Array.TrueForAll(filters, filter => filter.Takes(value, walk));
}

/// <summary>One of them holds.</summary>
internal sealed class AnyFilter(Filter[] filters) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => Array.Exists(filters, filter => filter.Takes(value, walk));
}

/// <summary>It does not hold.</summary>
internal sealed class NotFilter(Filter filter) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => !filter.Takes(value, walk);
}

/// <summary>A path leads somewhere; for a path that leads to a list, be it empty, it is enough that its beginning does.</summary>
internal sealed class ExistsFilter(JsonPath path, bool fromRoot) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => path.Leads(fromRoot ? walk.Root : value, walk.Root, walk.Patience);
}

/// <summary>Two values compare as the operator says.</summary>
internal sealed class ComparedFilter(Operand left, Comparison compare, Operand right) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => compare(left.Of(value, walk), right.Of(value, walk), walk.Patience);
}

/// <summary>A value, on either side, is as a regular expression says; of a list, one of its elements.</summary>
internal sealed class RegexFilter(Operand operand, JavaRegex regex) : Filter
{
    public override bool Takes(JsonElement value, Walk walk) => operand.Of(value, walk) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Any(element => regex.Matches(Input(element), walk.Patience))
        : regex.Matches(Input(operand.Of(value, walk)), walk.Patience);

    // What is no text, number or truth value counts as an empty text.
    private static string Input(JsonElement? value) => value is { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar
        ? JavaText.Inside(scalar)
        : "";
}

/// <summary>Something that is compared: a path, from the value that is looked at or from the document; or a value written out.</summary>
internal sealed record Operand(JsonElement? Literal, JsonPath? Path = null, bool FromRoot = false)
{
    /// <summary>The value; null for a path that leads to nothing.</summary>
    public JsonElement? Of(JsonElement at, Walk walk) => Path is null ? Literal : Path.Find(FromRoot ? walk.Root : at, walk.Root, walk.Patience);
}

/// <summary>Compares two values; null is what does not exist.</summary>
internal delegate bool Comparison(JsonElement? left, JsonElement? right, Patience patience);
