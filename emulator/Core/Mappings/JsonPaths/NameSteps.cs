using System.Text.Json;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary><c>.name</c>, <c>['name']</c>: the value of a name.</summary>
internal sealed class NameStep(string name) : Step
{
    public override bool IsDefinite => true;

    protected override void Enter(JsonElement at, Walk walk)
    {
        // Looking a name up costs as much as there are names.
        if (at.ValueKind == JsonValueKind.Object && walk.Patience.Take(at.GetPropertyCount() >> 4 | 1) && at.TryGetProperty(name, out var value))
        {
            Reach(value, walk);
        }
        else
        {
            Lose(walk);
        }
    }
}

/// <summary><c>['one','other']</c>: at the end of a path an object of just these names; before, each of them.</summary>
internal sealed class NamesStep(IReadOnlyList<string> names) : Step
{
    public override bool IsDefinite => Next is null;

    /// <summary>Whether an object that is come upon has all of the names.</summary>
    public bool Wants(JsonElement at) => at.ValueKind == JsonValueKind.Object && names.All(name => at.TryGetProperty(name, out _));

    protected override void Enter(JsonElement at, Walk walk)
    {
        if (at.ValueKind != JsonValueKind.Object || !walk.Patience.Take(names.Count * (at.GetPropertyCount() >> 4 | 1)))
        {
            Lose(walk);
            return;
        }

        var found = names.Distinct().Where(name => at.TryGetProperty(name, out _)).Select(name => KeyValuePair.Create(name, at.GetProperty(name))).ToArray();
        if (Next is null)
        {
            Reach(MadeJson.Object(found, walk.Patience), walk);
            return;
        }

        foreach (var (_, value) in found)
        {
            Reach(value, walk);
        }
    }
}

/// <summary><c>.*</c>, <c>[*]</c>: all values of an object, all elements of a list.</summary>
internal sealed class EveryStep : Step
{
    public override bool IsDefinite => false;

    protected override void Enter(JsonElement at, Walk walk)
    {
        foreach (var child in Children(at))
        {
            Reach(child, walk);
            if (walk.Patience.IsOver)
            {
                return;
            }
        }
    }

    /// <summary>What is directly inside a value.</summary>
    public static IEnumerable<JsonElement> Children(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Array => at.EnumerateArray(),
        _ => [],
    };
}

/// <summary><c>..</c>: the value itself and all objects and lists in it, whatever the depth; from each the next step is tried.</summary>
internal sealed class AnywhereStep : Step
{
    public override bool IsDefinite => false;

    protected override void Enter(JsonElement at, Walk walk)
    {
        if (at.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || !walk.Patience.Take(1))
        {
            return;
        }

        if (Next switch { FilterStep filter => filter.Wants(at, walk), NamesStep names => names.Wants(at), _ => true })
        {
            Reach(at, walk);
        }

        foreach (var child in EveryStep.Children(at))
        {
            Enter(child, walk);
        }
    }
}
