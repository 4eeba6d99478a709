using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>Bits of the body arrive turned over, which ones the dice say.</summary>
/// <param name="Count">How many.</param>
internal sealed record FlipBits(int Count = 1) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "flip_bits",
        "The body with some of its bits turned over; which ones is drawn for each call.",
        "{ flip_bits: 1 }",
        [new("count", OptionKind.Number, "How many bits; 1 when absent. All of them where the body has no more.", "3", Default: 1L, Least: 1) { Most = 10_000 }],
        Scalar: "count",
        values => new FlipBits((int)values.Number("count")!.Value));

    /// <inheritdoc/>
    public override string Word => $"flip_bits {Count}";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override bool Draws => true;

    private Purpose Purpose { get; init; } = new("flip_bits");

    private Throw? Dice { get; init; }

    /// <inheritdoc/>
    public override Delivery Of(string rule) => this with { Purpose = new Purpose($"flip_bits of rule {rule}") };

    /// <inheritdoc/>
    public override Delivery Settle(in Occasion occasion) => this with { Dice = occasion.Dice.For(Purpose, occasion.Key) };

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = script.Reply.WithBody(Flipped(script.Reply.Body.ToArray())), Spoils = true };

    // Each bit once, whatever is drawn twice (Floyd's sampling): a bit that is turned over twice would be none.
    private byte[] Flipped(byte[] body)
    {
        var dice = Dice ?? throw new InvalidOperationException("What is drawn is settled before it is played.");
        var all = body.Length * 8L;
        var drawn = new HashSet<long>();
        for (var i = Math.Max(0, all - Count); i < all; i++)
        {
            var bit = (long)(dice.Fraction() * (i + 1));
            bit = drawn.Add(bit) ? bit : i;
            drawn.Add(bit);
            body[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        }

        return body;
    }
}
