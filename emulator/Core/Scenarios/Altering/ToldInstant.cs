using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Altering;

/// <summary>How a value of an answer is told.</summary>
internal enum ToldForm
{
    /// <summary>An instant as whole seconds since 1970.</summary>
    Seconds,

    /// <summary>An instant as milliseconds since 1970.</summary>
    Millis,

    /// <summary>An instant in ISO 8601, UTC.</summary>
    Iso,

    /// <summary>Whatever it is, as text.</summary>
    String,

    /// <summary>Nothing.</summary>
    Null,
}

/// <summary>An instant that an answer tells, and how.</summary>
/// <param name="At">The instant.</param>
/// <param name="Form">Seconds, milliseconds or ISO 8601.</param>
internal readonly record struct ToldInstant(DateTimeOffset At, ToldForm Form)
{
    // As seconds this is the year 5138, as milliseconds 1973: no vendor means the one, none the other.
    private const decimal LeastMillis = 100_000_000_000;

    private static readonly (decimal Least, decimal Most) Calendar =
        (DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());

    /// <summary>The instant that a value tells; null when it tells none.</summary>
    public static ToldInstant? Read(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number when decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Read(number),
        JsonValueKind.String when Instants.TryRead(value.GetValue<string>(), out var at, out _) => new ToldInstant(at, ToldForm.Iso),
        _ => null,
    };

    public ToldInstant After(TimeSpan by) => this with { At = Instants.After(At, by) };

    public JsonNode? In(ToldForm form) => form switch
    {
        ToldForm.Millis => JsonValue.Create(At.ToUnixTimeMilliseconds()),
        ToldForm.Iso => JsonValue.Create(Instants.Text(At)),
        _ => JsonValue.Create(At.ToUnixTimeSeconds()),
    };

    private static ToldInstant? Read(decimal number)
    {
        var form = Math.Abs(number) >= LeastMillis ? ToldForm.Millis : ToldForm.Seconds;
        var millis = form == ToldForm.Millis ? number : number * 1_000;
        return millis < Calendar.Least || millis > Calendar.Most ? null : new ToldInstant(DateTimeOffset.FromUnixTimeMilliseconds((long)millis), form);
    }
}
