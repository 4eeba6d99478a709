using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>What SignalWire tells of itself to the scenario language.</summary>
internal static class SignalWireCatalogue
{
    public const string Word = "signalwire";

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
        SignalWireReadings.Keys,
        Account,
        [new OptionValues(Account, [new("project", "demo"), new("token", "PT-demo")])],
        new Dictionary<string, IReadOnlyList<Option>>(StringComparer.Ordinal))
    {
        // Documented: every space has a host of its own under it.
        Hosts = ["*.signalwire.com"],
        ErrorPaths = SignalWireErrors.Paths,
        Sequels =
        [
            (SequelKind.Revoke, SequelScope.Token), (SequelKind.Revoke, SequelScope.Account), (SequelKind.Revoke, SequelScope.All),
            (SequelKind.Expire, SequelScope.Token), (SequelKind.Expire, SequelScope.Account), (SequelKind.Expire, SequelScope.All),
        ],
    };
}
