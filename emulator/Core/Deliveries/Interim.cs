using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>Before the answer come others that are none yet (RFC 9110, 15.2).</summary>
/// <param name="Status">Their status.</param>
/// <param name="Times">How many.</param>
internal sealed record Interim(int Status = 103, int Times = 1) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "interim",
        "An interim answer comes at once, and the answer after it, whatever that waits for: a client reads on.",
        "{ interim: 103 }",
        [
            new("status", OptionKind.Number, "Its status: 100 Continue, 102 Processing or 103 Early Hints. 103 when absent.", "103", Default: 103L, OneOf: ["100", "102", "103"]),
            new("times", OptionKind.Number, "How many of them; 1 when absent.", "2", Default: 1L, Least: 1) { Most = 1_000 },
        ],
        Scalar: "status",
        values => new Interim((int)values.Number("status")!.Value, (int)values.Number("times")!.Value));

    /// <inheritdoc/>
    public override string Word => $"interim {Status}{(Times > 1 ? $" times {Times}" : "")}";

    /// <inheritdoc/>
    public override Part Part => Part.Start;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    private string Reason => Status switch
    {
        100 => "Continue",
        102 => "Processing",
        _ => "Early Hints",
    };

    /// <inheritdoc/>
    public override Script Over(Script script) =>
        script with { Steps = [.. Enumerable.Repeat(new Step(Verb.Raw, Bytes: Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} {Reason}\r\n\r\n")), Times), .. script.Steps] };
}
