using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer come bytes that are no HTTP, which ones the dice say.</summary>
/// <param name="Size">How many.</param>
internal sealed record Garbage(int Size = 64) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "garbage",
        "Bytes that are no HTTP instead of the answer, drawn for each call. Then the connection is closed.",
        "{ garbage: 64 B }",
        [new("size", OptionKind.Size, "How many; 64 B when absent.", "64 B", Default: 64L, Least: 1) { Most = 1_000_000 }],
        Scalar: "size",
        values => new Garbage((int)values.Size("size")!.Value));

    /// <inheritdoc/>
    public override string Word => $"garbage {Sizes.Text(Size)}";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool SendsHead => false;

    /// <inheritdoc/>
    public override bool SendsBody => false;

    /// <inheritdoc/>
    public override bool Draws => true;

    private Purpose Purpose { get; init; } = new("garbage");

    private Throw? Dice { get; init; }

    /// <inheritdoc/>
    public override Delivery Of(string rule) => this with { Purpose = new Purpose($"garbage of rule {rule}") };

    /// <inheritdoc/>
    public override Delivery Settle(in Occasion occasion) => this with { Dice = occasion.Dice.For(Purpose, occasion.Key) };

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.Raw, Bytes: Drawn()), new(Verb.Fin)] };

    private byte[] Drawn()
    {
        var dice = Dice ?? throw new InvalidOperationException("What is drawn is settled before it is played.");
        var bytes = new byte[Size];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(dice.Next() >> 56);
        }

        // An answer begins in ASCII.
        bytes[0] |= 0x80;
        return bytes;
    }
}
