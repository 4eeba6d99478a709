using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Time;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>Fingerprints of JSON: equal for what is equal as a value, with the order of a list's elements or without.</summary>
internal sealed class JsonPrint(bool anyOrder)
{
    /// <summary>The fingerprint of a value.</summary>
    public ulong Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => OfObject(value.EnumerateObject().Select(property => (property.Name, Of(property.Value)))),
        JsonValueKind.Array => OfList(value.EnumerateArray().Select(Of)),
        _ => Fingerprint.Of(value),
    };

    /// <summary>The fingerprint of an object of these names and fingerprints.</summary>
    public static ulong OfObject(IEnumerable<(string Name, ulong Print)> properties)
    {
        var sum = 1UL;
        foreach (var (name, print) in properties)
        {
            sum += Mix.Finish(Mix.Into(Mix.Text(name), print));
        }

        return Mix.Into(11, sum);
    }

    /// <summary>The fingerprint of a list of these fingerprints.</summary>
    public ulong OfList(IEnumerable<ulong> prints)
    {
        var value = 1UL;
        foreach (var print in prints)
        {
            value = anyOrder ? value + Mix.Finish(Mix.Into(7, print)) : Mix.Into(value, print);
        }

        return Mix.Into(12, value);
    }
}
