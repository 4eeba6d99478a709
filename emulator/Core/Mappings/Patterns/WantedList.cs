using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>A list: element by element in order; or in any order, and then as lists are paired off best.</summary>
internal sealed class WantedList : Wanted
{
    private readonly Wanted[] _elements;
    private readonly JsonPrint _prints;

    public WantedList(Wanted[] elements, JsonPrint prints)
    {
        (_elements, _prints) = (elements, prints);
        Print = prints.OfList(elements.Select(element => element.Print));
        IsPlain = elements.All(element => element.IsPlain);
        Size = SizeWith(elements);
    }

    public override int Size { get; }

    public override bool IsPlain { get; }

    public override int Differences(JsonElement actual, Comparing how)
    {
        if (actual.ValueKind != JsonValueKind.Array || !how.Patience.Take(1 + _elements.Length + actual.GetArrayLength()))
        {
            return how.Off(actual, Size);
        }

        JsonElement[] others = [.. actual.EnumerateArray()];
        return !how.AnyOrder ? InOrder(others, how)
            : how.Hasty && ((!how.Extra && others.Length != _elements.Length) || others.Length < _elements.Length) ? 1
            : new Pairing(_elements, others, _prints, how).Differences();
    }

    private int InOrder(JsonElement[] others, Comparing how)
    {
        var differences = 0;
        for (var i = 0; i < Math.Max(_elements.Length, others.Length) && (differences == 0 || !how.Hasty); i++)
        {
            differences += i >= others.Length ? _elements[i].Size
                : i < _elements.Length ? _elements[i].Differences(others[i], how)
                : how.Extra ? 0
                : how.Off(others[i]);
        }

        return differences;
    }
}
