using System.Text.Json;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary><c>[0]</c>, <c>[-1]</c>, <c>[0,2]</c>: elements of a list by their places; from its end where negative.</summary>
internal sealed class PlacesStep(IReadOnlyList<int> places) : Step
{
    public override bool IsDefinite => places.Count == 1;

    protected override void Enter(JsonElement at, Walk walk)
    {
        if (at.ValueKind != JsonValueKind.Array)
        {
            Lose(walk);
            return;
        }

        foreach (var place in places)
        {
            Reach(at, place, walk);
        }
    }

    private void Reach(JsonElement list, int place, Walk walk)
    {
        var length = list.GetArrayLength();
        var real = place < 0 ? place + length : place;
        // Finding the place of an element costs as much as there are before it.
        if (real >= 0 && real < length && walk.Patience.Take(real >> 4 | 1))
        {
            Reach(list[real], walk);
        }
        else if (places.Count == 1)
        {
            Lose(walk);
        }
    }
}

/// <summary><c>[1:3]</c>, <c>[1:]</c>, <c>[:-1]</c>: a stretch of a list. With both ends, the second counts from the beginning, as Jayway has it.</summary>
internal sealed class SliceStep(int? from, int? to) : Step
{
    public override bool IsDefinite => false;

    protected override void Enter(JsonElement at, Walk walk)
    {
        if (at.ValueKind != JsonValueKind.Array)
        {
            Lose(walk);
            return;
        }

        var length = at.GetArrayLength();
        var begin = from is not { } first ? 0 : to is null ? Math.Max(0, first < 0 ? first + length : first) : Math.Max(first, -length);
        var end = Math.Min(length, to is not { } last ? length : from is null && last < 0 ? last + length : last);
        JsonElement[] all = [.. at.EnumerateArray()];
        for (var i = begin; i < end && walk.Patience.Take(1); i++)
        {
            Reach(all[i < 0 ? i + length : i], walk);
        }
    }
}

/// <summary><c>[?(…)]</c>: the elements of a list that a filter takes; an object itself, when it takes it.</summary>
internal sealed class FilterStep(Filter filter) : Step
{
    public override bool IsDefinite => false;

    /// <summary>Whether it takes an object that is come upon; of a list, the list itself, before its elements.</summary>
    public bool Wants(JsonElement at, Walk walk) => at.ValueKind == JsonValueKind.Object || filter.Takes(at, walk);

    protected override void Enter(JsonElement at, Walk walk)
    {
        switch (at.ValueKind)
        {
            case JsonValueKind.Object when filter.Takes(at, walk):
                Reach(at, walk);
                break;
            case JsonValueKind.Array:
                foreach (var element in at.EnumerateArray())
                {
                    if (walk.Patience.IsOver)
                    {
                        return;
                    }

                    if (filter.Takes(element, walk))
                    {
                        Reach(element, walk);
                    }
                }

                break;
            case not JsonValueKind.Object:
                Lose(walk);
                break;
        }
    }
}
