using System.Text.Json;
using ChatEmulator.Contracts;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// The body of POST /api/chat/tokens. That the limits and the codes exist is documented; which code belongs to which field is
/// inferred from their names; the texts follow Rails, where the vendor's one example points, with a word of help where SDKs are known
/// to send something else.
/// </summary>
internal static class CreateTokenContract
{
    private const string Page = "SignalWire REST API: create a chat token";
    private const string CodePage = "SignalWire error codes";
    private const string Missing = "missing_required_parameter";
    private const string Invalid = "invalid_parameter";
    private const string Example = "such as {\"general\":{\"read\":true}}";

    /// <summary>Every code of the table, and no other.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        Missing, "no_channel_specified", "channel_has_missing_properties", "channel_name_is_reserved", "channel_name_size_limit_exceeded",
        "channel_size_limit_exceeded", "state_size_limit_exceeded", "not_a_hash", "not_a_valid_json", "not_a_boolean", "not_a_string", Invalid,
    ];

    /// <summary>The table as a profile reads it.</summary>
    public static Contract Under(SignalWireProfile profile) => new(Ttl(profile), Channels(profile), MemberId(profile), State(profile))
    {
        NullIsAbsent = profile.Bodies.NullIsAbsent,
        Attributes = profile.Is("nested_attribute", "field") ? AttributeForm.Field : AttributeForm.Path,
        Unknown = profile.Bodies.RefusesUnknownFields
            ? new Constraint(new Rule.Unknown(), Invalid, "{name} is not a known field", Assumed, "No page says") { Profile = BodyProfile.UnknownFieldsKey }
            : null,
    };

    private static Field Ttl(SignalWireProfile profile) => new(
        "ttl",
        new Constraint(new Rule.Required(), Missing, "Ttl is missing: the token's life in minutes, a whole number from 1 to 43200.", Documented, Page),
        new Constraint(
            new Rule.WholeNumber(Plain: profile.Is("whole_number", "plain"), Text: profile.Is("numeric_text", "accept")),
            Invalid,
            "Ttl is {found} and not a whole number; it is the token's life in minutes, from 1 to 43200.",
            Inferred,
            Page)
        {
            Readings = ["whole_number", "numeric_text"],
            Hints =
            [
                new(JsonValueKind.Object, "The whole body seems to stand in it: give ttl and channels side by side, {\"ttl\":60,\"channels\":{…}}."),
                new(JsonValueKind.String, "Send the number without quotes."),
            ],
        },
        new Constraint(new Rule.AtLeast(1), Invalid, "Ttl must be greater than or equal to 1", Inferred, Page),
        new Constraint(new Rule.AtMost(43_200), Invalid, "Ttl must be less than or equal to 43200", Inferred, Page));

    private static Field Channels(SignalWireProfile profile) => new(
        "channels",
        new Constraint(new Rule.Required(), Missing, $"Channels is missing: an object from channel name to permission, {Example}.", Inferred, Page),
        NotAnObject(profile, $"Channels is {{found}} and not an object; it maps each channel name to its permission, {Example}."),
        new Constraint(new Rule.MinEntries(1), "no_channel_specified", $"Channels must name at least one channel, {Example}.", Inferred, CodePage),
        new Constraint(new Rule.MaxEntries(500), "channel_size_limit_exceeded", "Channels must name at most 500 channels", Inferred, CodePage))
    {
        Inside = [Channel(profile)],
    };

    private static Field Channel(SignalWireProfile profile) => new(
        "*",
        new Constraint(
            new Rule.EitherOf("read", "write", True: profile.Is("no_permission", "refuse")),
            "channel_has_missing_properties",
            "Channel {name} needs read or write, such as {\"read\":true}.",
            Inferred,
            CodePage)
        { Readings = ["no_permission"] })
    {
        OfName = profile.Is("empty_channel_name", "refuse")
            ? [Name(new Rule.NotEmpty(), Invalid, "A channel's name must not be empty") with { Basis = Assumed, Profile = "empty_channel_name" }, .. OfName(profile)]
            : OfName(profile),
        Inside = [Permission("read"), Permission("write")],
    };

    private static Constraint[] OfName(SignalWireProfile profile) =>
    [
        Name(new Rule.MaxLength(250, profile.LengthUnit), "channel_name_size_limit_exceeded", "Channel name {name} is too long (maximum is 250 characters)") with { Readings = ["length_unit"] },
        Name(new Rule.NotPrefix("sw_", AnyCase: profile.Is("reserved_prefix", "any_case")), "channel_name_is_reserved", "Channel name {name} is reserved: names must not begin with sw_") with { Readings = ["reserved_prefix"] },
    ];

    private static Constraint Name(Rule rule, string code, string message) => new(rule, code, message, Inferred, CodePage);

    private static Field Permission(string name) =>
        new(name, new Constraint(new Rule.Is(JsonType.Boolean), "not_a_boolean", "{path} is {found} and not a boolean; send true or false without quotes.", Inferred, CodePage));

    private static Field MemberId(SignalWireProfile profile) => new(
        "member_id",
        new Constraint(new Rule.Is(JsonType.String), "not_a_string", "Member is {found} and not a string", Inferred, CodePage),
        new Constraint(new Rule.MaxLength(250, profile.LengthUnit), Invalid, "Member is too long (maximum is 250 characters)", Inferred, Page) { Readings = ["length_unit"] });

    private static Field State(SignalWireProfile profile) => new(
        "state",
        NotAnObject(profile, "State is {found} and not an object.") with
        {
            Hints = [new(JsonValueKind.Array, "PHP writes an empty array as []: send an empty object, or leave state out.")],
        },
        new Constraint(
            new Rule.MaxSerialised(2_000, profile.LengthUnit, AsSent: profile.Is("state_form", "as_sent")),
            "state_size_limit_exceeded",
            "State must be at most 2000 characters as JSON",
            Inferred,
            CodePage)
        { Readings = ["state_form", "length_unit"] });

    private static Constraint NotAnObject(SignalWireProfile profile, string message) =>
        new(new Rule.Is(JsonType.Object), profile.Values.Text("not_an_object")!, message, Assumed, "Both codes exist; the PubSub example uses not_a_valid_json") { Profile = "not_an_object" };
}
