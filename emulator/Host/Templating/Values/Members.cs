using System.Globalization;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>What lies within a value, by name. Only our own values have anything in them: nothing of .NET can be reached.</summary>
internal static class Members
{
    /// <summary>The value of that name; null for none.</summary>
    public static object? Of(object? value, string name) => value switch
    {
        Map map => map.TryGetValue(name, out var found) ? found : null,
        Thing thing => thing.Member(name),
        IReadOnlyList<object?> list => At(list, name),
        string text => name == "length" ? (long)text.Length : null,
        _ => null,
    };

    /// <summary>Whether there is one of that name, be it null.</summary>
    public static bool Has(object? value, string name) => value is Map map ? map.ContainsKey(name) : Of(value, name) is not null;

    /// <summary>An element of a list, by its place.</summary>
    public static object? At(IReadOnlyList<object?> list, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place < list.Count ? list[place] : null
        : name is "size" or "length" ? (long)list.Count
        : null;
}
