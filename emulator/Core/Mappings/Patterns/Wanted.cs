using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>What a JSON value has to be, for <c>equalToJson</c>: made once of what a mapping says, and asked of every body.</summary>
internal abstract class Wanted
{
    /// <summary>How many values it is made of, as near misses count: containers weigh twice.</summary>
    public abstract int Size { get; }

    /// <summary>Whether it is plain JSON all through, without a placeholder.</summary>
    public virtual bool IsPlain => true;

    /// <summary>Whether it may be missing from an object.</summary>
    public virtual bool MayBeMissing => false;

    /// <summary>Its fingerprint: equal for what is equal as a value, the order of a list's elements left out where it does not count.</summary>
    public ulong Print { get; protected init; }

    /// <summary>How many values differ; 0 for equal. A hasty comparison stops at the first.</summary>
    public abstract int Differences(JsonElement actual, Comparing how);

    /// <summary>The size of JSON, in the same way.</summary>
    public static int SizeOf(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return 1;
        }

        var size = 1;
        foreach (var child in Children(value))
        {
            size += 1 + (child.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? SizeOf(child) : 0);
        }

        return size;
    }

    /// <summary>What its elements or the values of its names add to the size of a container.</summary>
    protected static int SizeWith(IEnumerable<Wanted> children) => 1 + children.Sum(child => 1 + (child is WantedList or WantedObject ? child.Size : 0));

    private static IEnumerable<JsonElement> Children(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray()
        : value.EnumerateObject().Select(property => property.Value);
}

/// <summary>How JSON is compared, and what that may cost.</summary>
/// <param name="AnyOrder">Whether the order of a list's elements does not count.</param>
/// <param name="Extra">Whether more may be there than is wanted.</param>
/// <param name="Hasty">Whether it is enough to know that something differs.</param>
/// <param name="Patience">What it may cost.</param>
internal sealed record Comparing(bool AnyOrder, bool Extra, bool Hasty, Patience Patience)
{
    /// <summary>How much a value counts that is not as it has to be.</summary>
    public int Off(JsonElement actual, int least = 0) => Hasty ? 1 : Math.Max(least, Wanted.SizeOf(actual));
}
