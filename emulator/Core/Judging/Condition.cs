using System.Text.Json;

namespace ChatEmulator.Judging;

/// <summary>One thing that must hold for a call: what stands at a path is a value.</summary>
public sealed class Condition
{
    private readonly CallPath _path;

    /// <summary>A condition.</summary>
    /// <param name="path">The path, such as <c>body.to</c>, <c>header.Retry-After</c>, <c>query.page</c>, <c>status</c>, <c>answer.token</c>.</param>
    /// <param name="value">A text, a number, true, false, a <see cref="JsonElement"/>, or null for absent.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or the value is of another kind.</exception>
    public Condition(string path, object? value)
    {
        Path = path;
        Wanted = Literal.Of(value);
        _path = CallPath.Parse(path);
    }

    /// <summary>The path as written.</summary>
    public string Path { get; }

    /// <summary>The value; JSON null for absent.</summary>
    public JsonElement Wanted { get; }

    internal Met In(CallFields fields)
    {
        // Of a body that was dropped or cut nothing can be told; a shortened one has lost no field, only the ends of long texts.
        var cut = fields.Cut(_path);
        if (cut is "dropped" or "cut")
        {
            return Met.Unknown;
        }

        var seen = fields.Read(_path);
        return Wanted.ValueKind == JsonValueKind.Null
            ? seen.All(value => value.ValueKind == JsonValueKind.Null) ? Met.Yes : Met.No
            : seen.Select(value => Equals(value, cut is not null)).Append(Met.No).Max();
    }

    internal string WantedText => Shown.Value(_path, [Wanted]);

    internal string SeenText(CallFields fields) => In(fields) == Met.Unknown
        ? $"not known (the journal kept the body {fields.Cut(_path)})"
        : Shown.Value(_path, fields.Read(_path));

    // Inside JSON a quoted 60 is text; a header or a query knows no types, so there the text decides.
    private Met Equals(JsonElement seen, bool shortened)
    {
        try
        {
            return shortened ? ShortenedText.Compare(Wanted, seen)
                : JsonElement.DeepEquals(Wanted, _path.Inside is not null ? seen : Typed(seen.GetString()!)) ? Met.Yes
                : Met.No;
        }
        catch (InvalidOperationException)
        {
            return Met.No; // half a surrogate pair is no text, so it equals none
        }
    }

    private JsonElement Typed(string text) => Wanted.ValueKind switch
    {
        JsonValueKind.Number => Literal.NumberOrNothing(text),
        JsonValueKind.True or JsonValueKind.False => text switch
        {
            "true" => Literal.Of(true),
            "false" => Literal.Of(false),
            _ => default,
        },
        _ => Literal.Text(text),
    };
}
