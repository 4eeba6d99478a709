using System.Runtime.InteropServices;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Replays;

/// <summary>A part of a snapshot and where it stands, so that whatever is wrong with it is told with its place.</summary>
/// <param name="Element">The part.</param>
/// <param name="Path">Where it stands, such as <c>calls[3].request</c>; empty for the whole.</param>
internal readonly record struct JsonPart(JsonElement Element, string Path)
{
    /// <summary>A property that must be there.</summary>
    public JsonPart this[string name] => Optional(name) ?? throw Wrong($"has no `{name}`");

    public PastException Wrong(string why) =>
        new(PastFault.Unreadable, $"This snapshot cannot be read: {(Path.Length == 0 ? "it" : $"`{Path}`")} {why}.");

    /// <summary>A property that may be missing or null.</summary>
    public JsonPart? Optional(string name) => Element.ValueKind != JsonValueKind.Object ? throw Wrong($"should be an object, and is {Kind}")
        : Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonPart(value, Path.Length == 0 ? name : $"{Path}.{name}")
        : null;

    public IEnumerable<JsonPart> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong($"should be a list, and is {Kind}");
        }

        var path = Path;
        return Element.EnumerateArray().Select((item, index) => new JsonPart(item, $"{path}[{index}]"));
    }

    public string Text()
    {
        if (Element.ValueKind == JsonValueKind.Object && Optional(SnapshotForm.Units) is { } units)
        {
            var bytes = units.Bytes();
            return bytes.Length % 2 == 0 ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : throw units.Wrong("holds half a letter");
        }

        try
        {
            return Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong($"should be a text, and is {Kind}");
        }
        catch (InvalidOperationException)
        {
            throw Wrong("is no Unicode");
        }
    }

    public byte[] Bytes()
    {
        try
        {
            return Convert.FromBase64String(Text());
        }
        catch (FormatException)
        {
            throw Wrong("should be base64, and is not");
        }
    }

    public long Number(long least = long.MinValue) =>
        Element.ValueKind != JsonValueKind.Number ? throw Wrong($"should be a number, and is {Kind}")
        : !Element.TryGetInt64(out var number) ? throw Wrong("should be a whole number, and is not, or is too large")
        : number < least ? throw Wrong($"should be at least {least}, and is {number}")
        : number;

    public bool Truth() =>
        Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Wrong($"should be true or false, and is {Kind}");

    public DateTimeOffset Instant() => Instants.TryRead(Text(), out var at, out var hasZone) && hasZone ? at
        : throw Wrong($"should be an instant such as 2026-01-15T09:00:00Z, and is '{Brief.Of(Text())}'");

    /// <summary>What kind of value it is, in words.</summary>
    private string Kind => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
