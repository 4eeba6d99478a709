using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg tells of itself to the scenario language.</summary>
internal static class AlgoregCatalogue
{
    public const string Word = "algoreg";

    private static readonly Option[] Account =
    [
        new("email", OptionKind.Text, "The user name of HTTP Basic.", "api@acme.test", Required: true),
        new("password", OptionKind.Text, "The password of HTTP Basic.", "secret", Required: true),
        new("bearer", OptionKind.Text, "A bearer token that is valid from the start and never ends.", "ready-made-bearer"),
    ];

    public static Catalogue Value { get; } = new(
        Word,
        [Login.Entry(), CreateEndUserToken.Entry(), CreateMessage.Entry(), GetThread.Entry(), ListMessages.Entry(), OpenChat.Entry()],
        [.. General.Errors, .. AlgoregErrors.Own],
        AlgoregReadings.Keys,
        Account,
        [new OptionValues(Account, [new("email", "api@acme.test"), new("password", "secret"), new("bearer", "ready-made-bearer")])],
        new Dictionary<string, IReadOnlyList<Option>>(StringComparer.Ordinal)
        {
            [AlgoregState.CustomersKind] =
            [
                new("external_id", OptionKind.Text, "Your own id of the customer.", "c-1", Required: true),
                new("emails", OptionKind.TextList, "The customer's addresses; absent: one is made up.", "[ada@example.com]"),
                new("name", OptionKind.Text, "The customer's name; absent: one is made up.", "Ada Lovelace"),
            ],
            [AlgoregState.ThreadsKind] =
            [
                new("id", OptionKind.Text, "The id that messages name in `thread_id`.", "t-1", Required: true),
                new("customer", OptionKind.Text, "The external_id of the thread's customer; absent: none.", "c-1", RefersTo: "customers.external_id"),
                new("subject", OptionKind.Text, "The thread's subject; absent: one is made up.", "Delivery"),
            ],
        })
    {
        // chat.algoreg.com is documented; that the API has its host beside it is assumed.
        Hosts = ["chat.algoreg.com", "*.algoreg.com"],
        ErrorPaths = AlgoregErrors.Paths,
        Sequels =
        [
            (SequelKind.Revoke, SequelScope.Token), (SequelKind.Revoke, SequelScope.Bearer), (SequelKind.Revoke, SequelScope.Account), (SequelKind.Revoke, SequelScope.All),
            (SequelKind.Expire, SequelScope.Token), (SequelKind.Expire, SequelScope.Bearer), (SequelKind.Expire, SequelScope.Account), (SequelKind.Expire, SequelScope.All),
            (SequelKind.Lock, SequelScope.Account),
            (SequelKind.Unlock, SequelScope.Account),
        ],
    };
}
