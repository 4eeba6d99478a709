using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>What SignalWire's pages leave open, each as a profile key with its permitted readings.</summary>
internal static class SignalWireReadings
{
    private const string Pages = "SignalWire REST API pages on chat tokens";

    public static IReadOnlyList<ProfileKey> Keys { get; } =
    [
        Status("created", "The status of a minted token.", "200 since 2026-02, 201 before", 200, 201),
        Status("missing_scope", "The status for a token without the scope Chat.", "401 on two, 403 on a third", 401, 403),
        Status("missing_field", "The status when a required field is missing.", "422 in the example, 400 in the prose", 422, 400),
        new(
            Words("not_an_object", "The code when channels or state is not an object.", "not_a_hash", "not_a_valid_json"),
            Basis.Assumed,
            "Both codes exist; the PubSub example uses the second for permissions"),
        new(new Option("token_typ", OptionKind.Text, "The `typ` in the header of a chat token.", "CRT", Default: "CRT"), Basis.Inferred, "One specimen of 2022"),
        new(
            Words("rate_limit", "Whether the documented 13,800 POSTs in 10 s hold, for the platform as a whole; then 429.", "off", "documented"),
            Basis.Documented,
            $"{Pages}; off by default, it would answer a load test with 429"),
        BodyProfile.Key("whole_number", "Whether a ttl of 60.0 or 6e1 is 60, or must be written as digits alone.", "any", "plain"),
        BodyProfile.Key("numeric_text", "Whether a ttl of \"60\" is refused or taken as 60.", "refuse", "accept"),
        BodyProfile.Key("length_unit", "What a character is where a length is limited: a code point, a unit of UTF-16, or a byte of UTF-8.", "code_points", "utf16", "bytes"),
        BodyProfile.Key("state_form", "Whether the length of state is that of its compact JSON with escapes decoded, or as it was sent.", "compact", "as_sent"),
        BodyProfile.Key("reserved_prefix", "Whether sw_ is reserved in exactly this case, or in any.", "exact_case", "any_case"),
        BodyProfile.Key("empty_channel_name", "Whether a channel may have the empty name.", "accept", "refuse"),
        BodyProfile.Key("no_permission", "Whether a channel may have neither read nor write true.", "accept", "refuse"),
        BodyProfile.Key("nested_attribute", "How `attribute` names what is inside a field: channels.general.read, or channels.", "path", "field"),
        .. BodyProfile.Keys,
    ];

    private static ProfileKey Status(string name, string about, string where, int standard, int other) => new(
        new Option(name, OptionKind.Number, about, $"{standard}", Default: (long)standard, OneOf: [$"{standard}", $"{other}"]),
        Basis.Documented,
        $"{Pages}: {where}");

    private static Option Words(string name, string about, params string[] words) =>
        new(name, OptionKind.Text, about, words[0], Default: words[0], OneOf: words);
}
