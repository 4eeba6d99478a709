using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>No answer comes: the connection stays open and silent, for ever or for a while and is then closed.</summary>
/// <param name="For">How long before the connection is closed; null for ever.</param>
/// <param name="AfterHeaders">Whether status and headers are sent before the silence.</param>
public sealed record Hang(TimeSpan? For = null, bool AfterHeaders = false) : Delivery
{
    private const string Headers = "headers";

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "hang",
        "Silence instead of the answer, or with `after: headers` instead of its body. Alone it lasts until the client gives up; with `for` the connection is then closed.",
        "{ hang: { for: 30s } }",
        [
            new("after", OptionKind.Text, "What is sent before the silence: `headers` sends status and headers; absent: nothing. An answer that has no body hangs before them.", Headers, OneOf: [Headers]),
            new("for", OptionKind.Duration, "How long before the connection is closed, on the world's clock; absent: for ever.", "30s"),
        ],
        Scalar: null,
        values => new Hang(values.Duration("for"), values.Has("after")));

    /// <inheritdoc/>
    public override string Word => $"hang{(AfterHeaders ? " after headers" : "")}{(For is { } time ? $" {Durations.Text(time)}" : "")}";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool ShowsHeaders => AfterHeaders;

    /// <inheritdoc/>
    public override bool NeedsBody => AfterHeaders;

    /// <inheritdoc/>
    public override Delivery Settle(in Occasion occasion) => AfterHeaders && !occasion.HasBody ? new Hang(For) : this;

    /// <inheritdoc/>
    public override Script Over(Script script)
    {
        Step[] end = For is { } time ? [new(Verb.Wait, time), new(Verb.Fin)] : [new(Verb.Hold)];
        Step[] head = AfterHeaders ? [new(Verb.Head)] : [];
        return script with { Steps = [.. script.Steps.TakeWhile(step => step.Verb == Verb.Wait), .. head, .. end] };
    }
}
