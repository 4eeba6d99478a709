using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The body comes evenly, so fast and no faster.</summary>
/// <param name="Rate">Bytes in a second.</param>
internal sealed record Throttle(long Rate = 1_000) : Delivery
{
    private const int PiecesPerSecond = 10;

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "throttle",
        "The body comes evenly, at that rate, on the world's clock: about ten pieces a second. Beyond 10,000 pieces they are larger.",
        "{ throttle: 1 kB/s }",
        [new("rate", OptionKind.Rate, "Bytes in a second; 1 kB/s when absent.", "1 kB/s", Default: 1_000L, Least: 1)],
        Scalar: "rate",
        values => new Throttle(values.Rate("rate")!.Value));

    /// <inheritdoc/>
    public override string Word => $"throttle {Sizes.Text(Rate)}/s";

    /// <inheritdoc/>
    public override Part Part => Part.Pace;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Each(Throttled);

    // A piece comes when the last of its bytes would have come.
    private IEnumerable<Step> Throttled(ReadOnlyMemory<byte> body)
    {
        var size = (int)Math.Clamp(Rate / PiecesPerSecond, ((body.Length - 1) / Pieces.Most) + 1, body.Length);
        for (var from = 0; from < body.Length; from += Math.Min(size, body.Length - from))
        {
            var piece = body.Slice(from, Math.Min(size, body.Length - from));
            yield return new Step(Verb.Wait, At(from + piece.Length) - At(from));
            yield return new Step(Verb.Body, Bytes: piece);
        }
    }

    private TimeSpan At(long bytes) => new((long)((Int128)bytes * TimeSpan.TicksPerSecond / Rate));
}
