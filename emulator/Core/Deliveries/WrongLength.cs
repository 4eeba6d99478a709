using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The head declares another length than the body has; then the connection is closed.</summary>
/// <param name="By">How many bytes more are declared than are sent; fewer when negative.</param>
internal sealed record WrongLength(long By = 10) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "wrong_length",
        "Content-Length says more than is sent, or less. Then the connection is closed.",
        "{ wrong_length: { longer: 10 B } }",
        [
            new("longer", OptionKind.Size, "How much more is declared than is sent; 10 B when neither is said.", "10 B", Least: 1) { Most = 1_000_000_000 },
            new("shorter", OptionKind.Size, "How much less is declared than is sent; no less than nothing.", "10 B", Least: 1) { Most = 1_000_000_000 },
        ],
        Scalar: null,
        values => new WrongLength(values.Size("longer") ?? -values.Size("shorter") ?? 10))
    {
        Check = values => values.Set.Count < 2 ? null : "A length is either longer or shorter than it should be. Keep one of the two.",
    };

    /// <inheritdoc/>
    public override string Word => $"wrong_length {(By < 0 ? "shorter" : "longer")} {Sizes.Text(Math.Abs(By))}";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override bool WritesHead => true;

    /// <inheritdoc/>
    public override Script Over(Script script)
    {
        var declared = Math.Max(0, script.Reply.Body.Length + By);
        return script.Raw(form => form with { Length = declared }).Each(piece => [new(Verb.Body, Bytes: piece)], new Step(Verb.Fin));
    }
}
