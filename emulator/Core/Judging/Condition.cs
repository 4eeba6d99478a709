using System.Globalization;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>One thing that must hold for a call: what stands at a path is a value.</summary>
internal sealed class Condition
{
    private readonly CallPath _path;
    private readonly StatusSet? _statuses;

    /// <summary>A condition.</summary>
    /// <param name="path">The path, such as <c>body.to</c>, <c>header.Retry-After</c>, <c>query.page</c>, <c>status</c>, <c>answer.token</c>.</param>
    /// <param name="value">A text, a number, true, false, a <see cref="JsonElement"/>, or null for absent.</param>
    /// <param name="operations">The operations, for <c>path.&lt;name&gt;</c>; null for none.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or the value is of another kind, or is no status.</exception>
    public Condition(string path, object? value, OperationNames? operations = null)
    {
        Path = path;
        Wanted = Literal.Of(value);
        _path = CallPath.Parse(path, operations);
        _statuses = _path.Root == "status" ? Statuses(Wanted) : null;
    }

    /// <summary>A condition that was written where nothing has a type, such as in an address: 60 is a number there, and the text "60" too.</summary>
    /// <inheritdoc cref="Condition(string, object?, OperationNames?)"/>
    public static Condition Loose(string path, string value, OperationNames? operations) => new(path, value, operations)
    {
        IsLoose = value is "true" or "false" or "null" || Literal.NumberOrNothing(value).ValueKind == JsonValueKind.Number,
    };

    /// <summary>The path as written.</summary>
    public string Path { get; }

    /// <summary>The value; JSON null for absent.</summary>
    public JsonElement Wanted { get; }

    /// <summary>Whether nothing but a text is wanted.</summary>
    internal bool IsText => Wanted.ValueKind == JsonValueKind.String && !IsLoose;

    private bool IsLoose { get; init; }

    /// <summary>Whether what it asks for may hold of a call later, or no longer.</summary>
    internal bool MayChange(Call call) => _path.Root switch
    {
        "effect" => call.Effect == Effect.Pending,
        "in_flight" or "ended" => call.Ending is null,
        _ => false,
    };

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
            : seen.Select(value => Holds(value, cut is not null)).Append(Met.No).Max();
    }

    private Met Holds(JsonElement seen, bool shortened) =>
        _statuses is not null ? _statuses.Has(int.Parse(seen.GetString()!, CultureInfo.InvariantCulture)) ? Met.Yes : Met.No
        : IsLoose && seen.ValueKind is not JsonValueKind.String ? JsonElement.DeepEquals(JsonElement.Parse(Wanted.GetString()!), seen) ? Met.Yes : Met.No
        : _path.Root == "delivery" && Wanted.ValueKind == JsonValueKind.String ? DeliveryText.Fits(Wanted.GetString(), seen.GetString()) ? Met.Yes : Met.No
        : Equals(seen, shortened);

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

    // A status that there is none of would be an expectation that always holds, as a misspelt word would.
    private static StatusSet Statuses(JsonElement wanted) =>
        StatusSet.TryRead(wanted.ValueKind == JsonValueKind.String ? wanted.GetString()! : wanted.GetRawText(), out var set)
            ? set
            : throw new ArgumentException($"{Shown.Line(wanted.GetRawText())} is no status: write {StatusSet.Right}.", nameof(wanted));

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
