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

    public static Contract EndUserToken(AlgoregProfile profile) => Under(
        profile,
        List("emails"),
        Text("external_id"),
        Text("from"),
        Text("mailbox_id"),
        List("tags"));

    public static Contract Message(AlgoregProfile profile) => Under(
        profile,
        new Field("attachments", Is(JsonType.Array, "a list")) { Inside = [Attachment(profile)] },
        Text("bcc"),
        Text("cc"),
        Text("content"),
        new Field("delivery", Is(JsonType.Object, "an object")),
        Text("ext_msg_id"),
        Text("from"),
        Text("from_customer_id"),
        Text("mailbox_id"),
        Number("priority"),
        new Field("read", Is(JsonType.Boolean, "true or false")),
        Text("reply_to_ext_msg_id"),
        new Field("set_reminder", Is(JsonType.Object, "an object"))
        {
            Inside = [Number("delay"), Number("number_left")],
        },
        Text("subject"),
        Text("thread_id"),
        Text("to"));

    private static Field Attachment(AlgoregProfile profile) => new("[]", Is(JsonType.Object, "an object"))
    {
        Inside =
        [
            new Field(
                "file",
                Is(JsonType.String, "a text"),
                new Constraint(new Rule.Base64(Lenient: profile.Is("base64", "lenient")), "invalid_attachment", "{path} is not base64", Basis.Assumed, Page) { Readings = ["base64"] },
                new Constraint(new Rule.MaxDecoded(MostAttachmentBytes), "attachment_too_large", "{path} is over 10 MB", Basis.Documented, "Algoreg user interface")),
            Text("name"),
        ],
    };

    private static Contract Under(AlgoregProfile profile, params Field[] fields) => new(fields)
    {
        NullIsAbsent = profile.Bodies.NullIsAbsent,
        Unknown = profile.Bodies.RefusesUnknownFields
            ? new Constraint(new Rule.Unknown(), "unknown_field", "{name} is not a known field", Basis.Assumed, "No page says") { Profile = BodyProfile.UnknownFieldsKey }
            : null,
    };

    private static Field Number(string name) =>
        new(name, new Constraint(new Rule.WholeNumber(), "invalid_field", "{path} is {found} and not a whole number", Basis.Assumed, Page));

    private static Field Text(string name) => new(name, Is(JsonType.String, "a text"));

    private static Field List(string name) => new(name, Is(JsonType.Array, "a list")) { Inside = [new Field("[]", Is(JsonType.String, "a text"))] };

    private static Constraint Is(JsonType type, string words) =>
        new(new Rule.Is(type), "invalid_field", $"{{path}} is {{found}} and not {words}", Basis.Assumed, Page);
}
