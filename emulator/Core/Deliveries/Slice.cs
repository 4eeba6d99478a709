using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The body comes in pieces of a few bytes, each by itself, whatever it cuts in two.</summary>
/// <param name="Size">The bytes of a piece.</param>
internal sealed record Slice(int Size = 1) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "slice",
        "The body comes in pieces of so many bytes, each sent by itself and without a wait, also from within a UTF-8 sequence. Beyond 10,000 pieces they are larger.",
        "{ slice: 1 B }",
        [new("size", OptionKind.Size, "The size of a piece; 1 B when absent.", "1 B", Default: 1L, Least: 1) { Most = 1_000_000_000 }],
        Scalar: "size",
        values => new Slice((int)values.Size("size")!.Value));

    /// <inheritdoc/>
    public override string Word => $"slice {Sizes.Text(Size)}";

    /// <inheritdoc/>
    public override Part Part => Part.Pace;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Each(Sliced);

    private IEnumerable<Step> Sliced(ReadOnlyMemory<byte> body)
    {
        var size = Math.Max(Size, ((body.Length - 1) / Pieces.Most) + 1);
        for (var from = 0; from < body.Length; from += Math.Min(size, body.Length - from))
        {
            yield return new Step(Verb.Body, Bytes: body.Slice(from, Math.Min(size, body.Length - from)));
        }
    }
}
