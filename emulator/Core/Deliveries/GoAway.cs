using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer the connection is ended, as if the call had not been looked at.</summary>
/// <param name="Error">Why, a name of <see cref="StreamErrors"/>.</param>
internal sealed record GoAway(string Error = "no_error") : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "goaway",
        "GOAWAY with that error instead of the answer, as if the call had not been looked at. Then the connection is closed.",
        "{ goaway: no_error }",
        [new("error", OptionKind.Text, "The error, as RFC 9113 names it; `no_error` when absent.", "enhance_your_calm", Default: "no_error", OneOf: StreamErrors.Names)],
        Scalar: "error",
        values => new GoAway(values.Text("error")!));

    /// <inheritdoc/>
    public override string Word => $"goaway {Error}";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http2;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool SendsHead => false;

    /// <inheritdoc/>
    public override bool SendsBody => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.GoAway, Code: StreamErrors.CodeOf(Error))] };
}
