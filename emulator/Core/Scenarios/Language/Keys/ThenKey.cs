using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>then:</c> what is done once a call has been decided.</summary>
internal static class ThenKey
{
    private const string Example = "[{ revoke: token }]";

    private static readonly Dictionary<string, SequelScope> Scopes = new(StringComparer.Ordinal)
    {
        ["token"] = SequelScope.Token,
        ["bearer"] = SequelScope.Bearer,
        ["account"] = SequelScope.Account,
        ["all"] = SequelScope.All,
    };

    private static readonly Key<RuleDraft>[] Parts =
    [
        Of("revoke", SequelKind.Revoke, ["token", "bearer", "account", "all"],
            "Takes back `token` (the one that the call minted, or was made with), `bearer` (the one that the call was made with), those of the `account`, or `all` of the provider."),
        Of("expire", SequelKind.Expire, ["token", "bearer", "account", "all"], "Ends the life of the same, as if their time had come."),
        Of("lock", SequelKind.Lock, ["account"], "Locks the account, as repeated wrong passwords do."),
        Of("unlock", SequelKind.Unlock, ["account"], "Lets a locked account in again, as the vendor's support does."),
        new("advance", "Advances the world's clock, when it is not a real one; whatever becomes due on the way is done before the answer leaves.", "advance: 1h", Form.Duration, Advance),
    ];

    public static Key<RuleDraft> Key { get; } = new(
        "then",
        "What is done once the call has been decided and its effect is made, in order. A rule that says nothing else of a call leaves the call to the rules below.",
        $"then: {Example}",
        Form.List(Form.Map("then", () => Parts, least: 1), least: 1),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, $"`then` takes a list, such as `{Example}`, but this is {(node is ListNode ? "an empty one" : node.Kind)}.");
            return;
        }

        foreach (var item in list.Items)
        {
            MapReader.Read(item, "`then`", Parts, draft, page);
            if (item is MapNode { Entries.Count: not 1 })
            {
                page.Error(item, "Each entry of `then` does one thing: write one key in it, and another entry for the next.");
            }
        }
    }

    private static Key<RuleDraft> Of(string name, SequelKind kind, string[] scopes, string about) => new(
        name,
        about,
        $"{name}: {scopes[0]}",
        Form.Words([.. scopes.Select(scope => new Word(scope))]),
        (node, draft, page) =>
        {
            if (node is TextNode word && scopes.Contains(word.Value, StringComparer.Ordinal))
            {
                draft.Then.Add((kind, Scopes[word.Value], node));
                return;
            }

            page.Error(node, $"`{name}` takes {Words.Listed(scopes, "or")}, but this is {node.Kind}.{(node is TextNode wrong ? page.DidYouMean(wrong.Value, scopes) : "")}");
        });

    private static void Advance(Node node, RuleDraft draft, Page page)
    {
        if (Units.Duration(node, "advance", page) is not { } by)
        {
            return;
        }

        if (by == TimeSpan.Zero)
        {
            page.Error(node, "Zero is no advance. Write by how much the clock moves, such as `1h`.");
        }

        draft.Advance += by;
        draft.AdvanceAt ??= node;
    }
}
