using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>One header is larger than clients take.</summary>
/// <param name="Size">The bytes of its value.</param>
internal sealed record HugeHeader(int Size = 70_000) : Delivery
{
    private readonly Header _header = new("Huge-Header", new string('x', Size));

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "huge_header",
        "One header is so large that clients refuse the answer; some at 8 kB, others at 64 kB.",
        "{ huge_header: 70 kB }",
        [new("size", OptionKind.Size, "The size of its value; 70 kB when absent.", "70 kB", Default: 70_000L, Least: 1) { Most = 1_000_000 }],
        Scalar: "size",
        values => new HugeHeader((int)values.Size("size")!.Value));

    /// <inheritdoc/>
    public override string Word => $"huge_header {Sizes.Text(Size)}";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = script.Reply.With(_header), Spoils = true };
}
