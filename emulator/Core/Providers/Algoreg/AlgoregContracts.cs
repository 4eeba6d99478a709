using ChatEmulator.Contracts;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The bodies and queries of Algoreg's operations. Fields and types are documented, of messages and end-user tokens none as required;
/// what is answered to a wrong type is assumed.
/// </summary>
internal static class AlgoregContracts
{
    /// <summary>The most messages of one page (assumed).</summary>
    public const int LargestPage = 100;

    private const string Page = "Algoreg API";
    private const string Nowhere = "No page says";

    public static Contract Login(AlgoregProfile profile) => Under(
        profile,
        new Field("grant_type", Required(), Is(JsonType.String, "a text"), new Constraint(
            new Rule.OneOf("password"), "invalid_field", "{name} must be password", Basis.Assumed, "That it is `password` is documented, the code is assumed")),
        new Field("username", Required(), Is(JsonType.String, "a text")),
        new Field("password", Required(), Is(JsonType.String, "a text")));

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

    public static Contract Messages(AlgoregProfile profile) => Under(
        profile,
        Number("offset", AtLeast(0)),
        profile.CutsLargePages ? Number("limit", AtLeast(1)) : Number("limit", AtLeast(1), AtMost(LargestPage)));

    public static Contract Chat(AlgoregProfile profile) => Under(profile, new Field("token", []));

    private static Field Attachment(AlgoregProfile profile) => new("[]", Is(JsonType.Object, "an object"))
    {
        Inside =
        [
            new Field(
                "file",
                Is(JsonType.String, "a text"),
                new Constraint(new Rule.Base64(Lenient: profile.Is("base64", "lenient")), "invalid_attachment", "{path} is not base64 of the usual alphabet, padded, without white space and without a data: prefix", Basis.Assumed, Page) { Readings = ["base64"] },
                new Constraint(new Rule.MaxDecoded(profile.AttachmentLimit), "attachment_too_large", "{path} is over 10 MB", Basis.Assumed, "The limit is documented in the user interface, what a MB is and the code are assumed") { Profile = "attachment_limit" }),
            Text("name"),
        ],
    };

    private static Contract Under(AlgoregProfile profile, params Field[] fields) => new(fields)
    {
        NullIsAbsent = profile.Bodies.NullIsAbsent,
        Unknown = profile.Bodies.RefusesUnknownFields
            ? new Constraint(new Rule.Unknown(), "unknown_field", "{name} is not a known field", Basis.Assumed, Nowhere) { Profile = BodyProfile.UnknownFieldsKey }
            : null,
    };

    private static Field Number(string name, params Constraint[] further) =>
        new(name, [new Constraint(new Rule.WholeNumber(), "invalid_field", "{path} is {found} and not a whole number", Basis.Assumed, Page), .. further]);

    private static Field Text(string name) => new(name, Is(JsonType.String, "a text"));

    private static Field List(string name) => new(name, Is(JsonType.Array, "a list")) { Inside = [new Field("[]", Is(JsonType.String, "a text"))] };

    private static Constraint Required() => new(new Rule.Required(), "missing_field", "{name} is missing", Basis.Inferred, Page);

    private static Constraint AtLeast(long least) =>
        new(new Rule.AtLeast(least), "invalid_field", $"{{path}} must be at least {least}", Basis.Assumed, Nowhere);

    private static Constraint AtMost(long most) =>
        new(new Rule.AtMost(most), "invalid_field", $"{{path}} must be at most {most}", Basis.Assumed, Nowhere) { Profile = "large_page" };

    private static Constraint Is(JsonType type, string words) =>
        new(new Rule.Is(type), "invalid_field", $"{{path}} is {{found}} and not {words}", Basis.Assumed, Page);
}
