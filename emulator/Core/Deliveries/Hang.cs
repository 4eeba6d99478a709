using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>No answer comes, or no more of it: the connection stays open and silent, for ever or for a while and is then closed.</summary>
/// <param name="For">How long before the connection is closed; null for ever.</param>
/// <param name="After">How many bytes of the body are sent before the silence, behind status and headers; null when not even these are.</param>
internal sealed record Hang(TimeSpan? For = null, long? After = null) : Delivery
{
    private const string Headers = "headers";

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "hang",
        "Silence instead of the answer, or with `after` instead of the rest of it. Alone it lasts until the client gives up; with `for` the connection is then closed.",
        "{ hang: { for: 30s } }",
        [
            new("after", OptionKind.Size, "What is sent before the silence: `headers` sends status and headers, `40 B` so much of the body too, and never all of it; absent: nothing. "
                + "An answer that has no body hangs before its headers.", Headers, OneOf: [Headers]) { Most = 1_000_000_000 },
            new("for", OptionKind.Duration, "How long before the connection is closed, on the world's clock; absent: for ever.", "30s"),
        ],
        Scalar: null,
        values => new Hang(values.Duration("for"), values.Has("after") ? values.Size("after") ?? 0 : null));

    /// <inheritdoc/>
    public override string Word => $"hang{Sent}{(For is { } time ? $" {Durations.Text(time)}" : "")}";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => After is not null;

    /// <inheritdoc/>
    public override bool SendsHead => After is not null;

    /// <inheritdoc/>
    public override bool SendsBody => After > 0;

    private string Sent => After switch
    {
        null => "",
        0 => $" after {Headers}",
        { } bytes => $" after {Sizes.Text(bytes)}",
    };

    /// <inheritdoc/>
    public override Delivery Settle(in Occasion occasion) => NeedsBody && !occasion.HasBody ? new Hang(For) : this;

    /// <inheritdoc/>
    public override Script Over(Script script)
    {
        Step[] end = For is { } time ? [new(Verb.Wait, time), new(Verb.Fin)] : [new(Verb.Hold)];
        return After is { } bytes ? script.Cut(_ => bytes, end) : script with { Steps = [.. script.Lead(), .. end] };
    }
}
