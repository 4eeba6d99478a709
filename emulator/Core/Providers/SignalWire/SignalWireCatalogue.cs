using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>What SignalWire tells of itself to the scenario language.</summary>
internal static class SignalWireCatalogue
{
    public const string Word = "signalwire";

    private const string Pages = "SignalWire REST API pages on chat tokens";

    private static readonly Option[] Account =
    [
        new("project", OptionKind.Text, "The project id: the user name of HTTP Basic. Any text will do.", "demo", Required: true),
        new("token", OptionKind.Text, "The API token: the password of HTTP Basic.", "PT-demo", Required: true),
        new("scopes", OptionKind.TextList, "The token's scopes, compared without case; chat tokens need `chat`.", "[chat]", Default: new[] { "chat" }),
    ];

    public static Catalogue Value { get; } = new(
        Word,
        [CreateToken.Entry()],
        [.. General.Errors, .. SignalWireErrors.Own],
        Profile(),
        Account,
        [new OptionValues(Account, [new("project", "demo"), new("token", "PT-demo")])],
        new Dictionary<string, IReadOnlyList<Option>>(StringComparer.Ordinal));

    private static ProfileKey[] Profile() =>
    [
        Key("created", OptionKind.Number, "The status of a minted token.", "200", 200L, Basis.Documented, $"{Pages}: 200 since 2026-02, 201 before", "200", "201"),
        Key("missing_scope", OptionKind.Number, "The status for a token without the scope Chat.", "401", 401L, Basis.Documented, $"{Pages}: 401 on two, 403 on a third", "401", "403"),
        Key("missing_field", OptionKind.Number, "The status when a required field is missing.", "422", 422L, Basis.Documented, $"{Pages}: 422 in the example, 400 in the prose", "422", "400"),
        Key("not_an_object", OptionKind.Text, "The code when channels or state is not an object.", "not_a_hash", "not_a_hash", Basis.Assumed, "Both codes exist; the PubSub example uses the second for permissions", "not_a_hash", "not_a_valid_json"),
        Key("unknown_fields", OptionKind.Text, "Whether fields that the contract does not name are ignored or refused.", "ignore", "ignore", Basis.Assumed, "No page says", "ignore", "refuse"),
        Key("token_typ", OptionKind.Text, "The `typ` in the header of a chat token.", "CRT", "CRT", Basis.Inferred, "One specimen of 2022"),
    ];

    private static ProfileKey Key(
        string name, OptionKind kind, string about, string example, object standard, Basis basis, string source, params string[] oneOf) =>
        new(new Option(name, kind, about, example, Default: standard, OneOf: oneOf.Length == 0 ? null : oneOf), basis, source);
}
