using System.Globalization;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The answer ends before its declared length; at least its last byte does not come.</summary>
/// <param name="After">How many bytes of the body are sent; null for <paramref name="Share"/>.</param>
/// <param name="Share">Which part of the body is sent.</param>
/// <param name="Resets">Whether the connection is reset, and not closed in order.</param>
internal sealed record Truncate(long? After = null, decimal Share = 0.5m, bool Resets = false) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "truncate",
        "The head declares the body's length, and fewer bytes come: always at least one fewer. Then the connection is closed.",
        "{ truncate: { after: 40 B } }",
        [
            new("after", OptionKind.Size, "How many bytes of the body are sent.", "40 B"),
            new("share", OptionKind.Share, "Which part of the body is sent; half of it when neither is said.", "50%"),
            new("then", OptionKind.Text, "How it ends: `fin`, in order, or `rst`, by a reset. `fin` when absent.", "rst", Default: "fin", OneOf: ["fin", "rst"]),
        ],
        Scalar: null,
        values => new Truncate(values.Size("after"), values.Share("share") ?? 0.5m, values.Text("then") == "rst"))
    {
        Check = values => values.Has("after") && values.Has("share") ? "`after` counts bytes and `share` a part of all, and a body ends once. Keep one of the two." : null,
    };

    /// <inheritdoc/>
    public override string Word => $"truncate {(After is { } bytes ? $"after {Sizes.Text(bytes)}" : $"share {(Share * 100).ToString("0.####", CultureInfo.InvariantCulture)}%")}{(Resets ? " then rst" : "")}";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Cut(all => After ?? (long)(all * Share), new Step(Resets ? Verb.Rst : Verb.Fin));
}
