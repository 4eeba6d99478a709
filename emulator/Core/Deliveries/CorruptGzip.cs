using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The body is declared to be compressed, and begins so, but it is not.</summary>
internal sealed record CorruptGzip : Delivery
{
    // RFC 1952: magic, deflate, no flags, no time, of an unknown system. What follows is the body as it was, so the bytes are the same everywhere.
    private static readonly byte[] Beginning = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "corrupt_gzip",
        "`Content-Encoding: gzip`, the beginning of a gzip file, and then the plain body.",
        "corrupt_gzip",
        [],
        Scalar: null,
        _ => new CorruptGzip());

    /// <inheritdoc/>
    public override string Word => "corrupt_gzip";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with
    {
        Reply = script.Reply.With(new Header("Content-Encoding", "gzip")).WithBody((byte[])[.. Beginning, .. script.Reply.Body.Span]),
        Spoils = true,
    };
}
