using ChatEmulator.Contracts;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The bodies of POST /api/v1/chat/token and POST /api/v1/message. Fields and types are documented, none as required; what is
/// answered to a wrong type is assumed.
/// </summary>
internal static class AlgoregContracts
{
    /// <summary>10 MB a file, from a text of the user interface (documented there).</summary>
    public const long MostAttachmentBytes = 10_000_000;

    private const string Page = "Algoreg API";

    public static Constraint Unknown { get; } = new(
        new Rule.Required(), "unknown_field", "", Basis.Assumed, "Profile unknown_fields: refuse");

    public static Contract EndUserToken { get; } = new(
        List("emails"),
        Text("external_id"),
        Text("from"),
        Text("mailbox_id"),
        List("tags"));

    public static Contract Message { get; } = new(
        new Field("attachments", Is(JsonType.Array, "a list")) { Inside = [Attachment()] },
        Text("bcc"),
        Text("cc"),
        Text("content"),
        new Field("delivery", Is(JsonType.Object, "an object")),
        Text("ext_msg_id"),
        Text("from"),
        Text("from_customer_id"),
        Text("mailbox_id"),
        new Field("priority", Is(JsonType.Integer, "a whole number")),
        new Field("read", Is(JsonType.Boolean, "true or false")),
        Text("reply_to_ext_msg_id"),
        new Field("set_reminder", Is(JsonType.Object, "an object"))
        {
            Inside = [new Field("delay", Is(JsonType.Integer, "a whole number")), new Field("number_left", Is(JsonType.Integer, "a whole number"))],
        },
        Text("subject"),
        Text("thread_id"),
        Text("to"));

    private static Field Attachment() => new("[]", Is(JsonType.Object, "an object"))
    {
        Inside =
        [
            new Field(
                "file",
                Is(JsonType.String, "a text"),
                new Constraint(new Rule.Base64(), "invalid_attachment", "{path} is not base64", Basis.Assumed, Page),
                new Constraint(new Rule.MaxDecoded(MostAttachmentBytes), "invalid_attachment", "{path} is over 10 MB", Basis.Documented, "Algoreg user interface")),
            Text("name"),
        ],
    };

    private static Field Text(string name) => new(name, Is(JsonType.String, "a text"));

    private static Field List(string name) => new(name, Is(JsonType.Array, "a list")) { Inside = [new Field("[]", Is(JsonType.String, "a text"))] };

    private static Constraint Is(JsonType type, string words) =>
        new(new Rule.Is(type), "invalid_field", $"{{path}} is not {words}", Basis.Assumed, Page);
}
