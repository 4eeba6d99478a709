using ChatEmulator.Contracts;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// The body of POST /api/chat/tokens. That the limits and the codes exist is documented; which code belongs to which field is
/// inferred from their names; the texts follow Rails, where the vendor's one example points.
/// </summary>
internal static class CreateTokenContract
{
    private const string Page = "SignalWire REST API: create a chat token";
    private const string Codes0 = "SignalWire error codes";
    private const string Missing = "missing_required_parameter";
    private const string Invalid = "invalid_parameter";

    public static Contract Table { get; } = new(
        new Field(
            "ttl",
            new(new Rule.Required(), Missing, "Ttl is missing: the token's life in minutes, a whole number from 1 to 43200.", Documented, Page),
            new(new Rule.Is(JsonType.Integer), Invalid, "Ttl is not a whole number; it is the token's life in minutes, from 1 to 43200.", Inferred, Page),
            new(new Rule.AtLeast(1), Invalid, "Ttl must be greater than or equal to 1", Inferred, Page),
            new(new Rule.AtMost(43_200), Invalid, "Ttl must be less than or equal to 43200", Inferred, Page)),
        new Field(
            "channels",
            new(new Rule.Required(), Missing, "Channels is missing: an object from channel name to permission, such as {\"general\":{\"read\":true}}.", Documented, Page),
            new(new Rule.Is(JsonType.Object), "not_a_hash", "Channels is not an object; it maps each channel name to its permission, such as {\"general\":{\"read\":true}}.", Assumed, Codes0),
            new(new Rule.MinEntries(1), "no_channel_specified", "Channels must name at least one channel", Inferred, Codes0),
            new(new Rule.MaxEntries(500), "channel_size_limit_exceeded", "Channels must name at most 500 channels", Inferred, Codes0))
        {
            Inside = [Channel()],
        },
        new Field(
            "member_id",
            new(new Rule.Is(JsonType.String), "not_a_string", "Member is not a string", Inferred, Codes0),
            new(new Rule.MaxLength(250), Invalid, "Member is too long (maximum is 250 characters)", Inferred, Page)),
        new Field(
            "state",
            new(new Rule.Is(JsonType.Object), "not_a_hash", "State is not an object", Assumed, Codes0),
            new(new Rule.MaxSerialised(2_000), "state_size_limit_exceeded", "State must be at most 2000 characters as JSON", Inferred, Codes0)));

    /// <summary>Every code of the table, and no other.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        Missing, "no_channel_specified", "channel_has_missing_properties", "channel_name_is_reserved", "channel_name_size_limit_exceeded",
        "channel_size_limit_exceeded", "state_size_limit_exceeded", "not_a_hash", "not_a_valid_json", "not_a_boolean", "not_a_string", Invalid,
    ];

    private static Field Channel() => new(
        "*",
        new Constraint(new Rule.EitherOf("read", "write"), "channel_has_missing_properties", "Channel {name} needs read or write, such as {\"read\":true}.", Inferred, Codes0))
    {
        OfName =
        [
            new(new Rule.MaxLength(250), "channel_name_size_limit_exceeded", "Channel name {name} is too long (maximum is 250 characters)", Inferred, Codes0),
            new(new Rule.NotPrefix("sw_"), "channel_name_is_reserved", "Channel name {name} is reserved: names must not begin with sw_", Inferred, Codes0),
        ],
        Inside = [Permission("read"), Permission("write")],
    };

    private static Field Permission(string name) =>
        new(name, new Constraint(new Rule.Is(JsonType.Boolean), "not_a_boolean", "{path} is not true or false", Inferred, Codes0));
}
