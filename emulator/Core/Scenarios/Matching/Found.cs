using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>What stands at a path of an exchange: JSON, text, a number, or nothing. Made on the stack for one comparison.</summary>
internal readonly ref struct Found
{
    private Found(Shape shape, JsonElement json = default, ReadOnlySpan<char> text = default, long number = 0)
    {
        Is = shape;
        Json = json;
        Text = text;
        Number = number;
    }

    internal enum Shape
    {
        Nothing,
        Json,
        Text,
        Number,
    }

    public Shape Is { get; }

    public JsonElement Json { get; }

    public ReadOnlySpan<char> Text { get; }

    public long Number { get; }

    /// <summary>Equal for what is equal; a text of JSON is not its letters in a header, and no two places are ever compared.</summary>
    public ulong Print => Is switch
    {
        Shape.Json => Fingerprint.Of(Json),
        Shape.Text => Mix.Text(Text),
        _ => (ulong)Number,
    };

    public static Found Nothing => default;

    public static Found Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? Nothing : new(Shape.Json, json: value);

    public static Found Of(string? text) => text is null ? Nothing : new(Shape.Text, text: text);

    public static Found Of(ReadOnlySpan<char> text) => new(Shape.Text, text: text);

    public static Found Of(long number) => new(Shape.Number, number: number);
}
