using System.Text;
using System.Text.Encodings.Web;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>More is appended to the body, so that it is no JSON any more.</summary>
/// <param name="Add">What is appended.</param>
internal sealed record BrokenJson(string Add = "}{") : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "broken_json",
        "The body, and behind it what makes it no JSON any more.",
        "broken_json",
        [new("add", OptionKind.Text, "What is appended to the body; `}{` when absent.", "'}{'", Default: "}{")],
        Scalar: "add",
        values => new BrokenJson(values.Text("add")!))
    {
        Check = values => values.Text("add") is { Length: > 0 and <= 100 } ? null : "What breaks a body has 1 to 100 characters, such as `}{`.",
    };

    /// <inheritdoc/>
    public override string Word => $"broken_json \"{Told}\"";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    // On one line, and without what stands between two deliveries.
    private string Told => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Add).Replace(", ", "\\u002c ", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = script.Reply.WithBody((byte[])[.. script.Reply.Body.Span, .. Encoding.UTF8.GetBytes(Add)]), Spoils = true };
}
