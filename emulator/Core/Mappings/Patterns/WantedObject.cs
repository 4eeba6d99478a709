using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>An object: each name with its value, and no others unless more may be there. A name that comes twice has its last value.</summary>
internal sealed class WantedObject : Wanted
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Wanted[] _values;

    public WantedObject(IReadOnlyDictionary<string, Wanted> properties)
    {
        _values = [.. properties.Values];
        foreach (var name in properties.Keys)
        {
            _places.Add(name, _places.Count);
        }

        Print = JsonPrint.OfObject(properties.Select(each => (each.Key, each.Value.Print)));
        IsPlain = _values.All(value => value.IsPlain);
        Size = SizeWith(_values);
    }

    public override int Size { get; }

    public override bool IsPlain { get; }

    public override int Differences(JsonElement actual, Comparing how)
    {
        if (actual.ValueKind != JsonValueKind.Object || !how.Patience.Take(1 + _values.Length + actual.GetPropertyCount()))
        {
            return how.Off(actual, Size);
        }

        var found = new JsonElement[_values.Length];
        var differences = 0;
        foreach (var property in actual.EnumerateObject())
        {
            if (_places.TryGetValue(property.Name, out var place))
            {
                found[place] = property.Value;
            }
            else if (!how.Extra)
            {
                differences += how.Off(property.Value);
            }
        }

        return differences > 0 && how.Hasty ? differences : differences + Differences(found, how);
    }

    private int Differences(JsonElement[] found, Comparing how)
    {
        var differences = 0;
        for (var i = 0; i < found.Length && (differences == 0 || !how.Hasty); i++)
        {
            differences += found[i].ValueKind != JsonValueKind.Undefined ? _values[i].Differences(found[i], how)
                : _values[i].MayBeMissing ? 0
                : _values[i].Size;
        }

        return differences;
    }
}
