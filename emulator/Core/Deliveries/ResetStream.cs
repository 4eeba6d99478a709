using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer the call's stream is reset; the connection stays.</summary>
/// <param name="Error">Why, a name of <see cref="StreamErrors"/>.</param>
internal sealed record ResetStream(string Error = "internal_error") : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "reset_stream",
        "RST_STREAM with that error instead of the answer. `refused_stream` says that nothing was done, and client libraries send the request again by themselves.",
        "{ reset_stream: internal_error }",
        [new("error", OptionKind.Text, "The error, as RFC 9113 names it; `internal_error` when absent.", "refused_stream", Default: "internal_error", OneOf: StreamErrors.Names)],
        Scalar: "error",
        values => new ResetStream(values.Text("error")!));

    /// <inheritdoc/>
    public override string Word => $"reset_stream {Error}";

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
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.ResetStream, Code: StreamErrors.CodeOf(Error))] };
}
