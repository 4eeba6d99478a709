using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>accounts:</c> who may call.</summary>
internal static class AccountsKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "accounts",
        "For each provider, the accounts that may call. A provider that is left out has its demo account, printed at the start.",
        "accounts: { signalwire: [{ project: demo, token: PT-demo }] }",
        PerProvider.Form("accounts", Own),
        (node, draft, page) => PerProvider.Read(node, "`accounts`", draft, page, Own, Read));

    private static Form Own(Catalogue catalogue) => PerProvider.Entries($"account of {catalogue.Provider}", catalogue.Account);

    private static void Read(Node node, Catalogue catalogue, ScenarioDraft draft, Page page)
    {
        draft.Accounts[catalogue.Provider] = PerProvider.Entries(node, $"an account of {catalogue.Provider}", catalogue.Account, page);
        if (catalogue.Account.Count > 0)
        {
            CheckUnique(node, catalogue.Account[0].Name, page);
        }
    }

    // An account is known by its first field.
    private static void CheckUnique(Node node, string field, Page page)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var values =
            from account in (node as ListNode)?.Items.OfType<MapNode>() ?? []
            from entry in account.Entries
            where entry.Key.Value == field
            select entry.Value as TextNode;
        foreach (var value in values)
        {
            if (value is not null && !lines.TryAdd(value.Value, value.Place.Line))
            {
                var first = lines[value.Value];
                page.Error(value, $"There is already an account with `{field}: {value.Shown}` on line {first}. Keep one of the two.");
            }
        }
    }
}
