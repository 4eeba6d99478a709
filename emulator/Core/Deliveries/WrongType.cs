using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The body is declared to be something else.</summary>
/// <param name="Type">What it is declared to be.</param>
internal sealed record WrongType(string Type = "text/html") : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "wrong_type",
        "The body as it is, under another Content-Type.",
        "{ wrong_type: text/html }",
        [new("type", OptionKind.Text, "The Content-Type; `text/html` when absent.", "text/html", Default: "text/html")],
        Scalar: "type",
        values => new WrongType(values.Text("type")!))
    {
        Check = values => values.Text("type") is { Length: > 0 and <= 100 } type && type.Trim() == type && type.All(c => c is >= ' ' and <= '~' and not ',') ? null
            : "A type is one line of ASCII without a comma and without a space around it, no longer than 100 characters, such as `text/html`.",
    };

    /// <inheritdoc/>
    public override string Word => $"wrong_type {Type}";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = script.Reply.WithType(Type) };
}
