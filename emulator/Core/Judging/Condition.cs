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

    internal bool IsMet(CallFields fields)
    {
        var seen = fields.Read(_path);
        return Wanted.ValueKind == JsonValueKind.Null
            ? seen.All(value => value.ValueKind == JsonValueKind.Null) && !(seen.Count == 0 && IsUnknown(fields))
            : seen.Any(Equals);
    }

    internal string WantedText => Shown.Value(_path, [Wanted]);

    internal string SeenText(CallFields fields)
    {
        var seen = fields.Read(_path);
        return seen.Count == 0 && fields.Cut(_path) is { } cut
            ? $"not known (the journal kept the body {cut})"
            : Shown.Value(_path, seen);
    }

    // A dropped body proves nothing; a shortened one has lost no field.
    private bool IsUnknown(CallFields fields) => fields.Cut(_path) is "dropped" or "cut";

    // Inside JSON a quoted 60 is text; a header or a query knows no types, so there the text decides.
    private bool Equals(JsonElement seen)
    {
        try
        {
            return JsonElement.DeepEquals(Wanted, _path.Inside is not null ? seen : Typed(seen.GetString()!));
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair is no text, so it equals none
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
