using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>mint:</c> what is true of the token that a call mints.</summary>
internal static class MintKey
{
    private static readonly Key<RuleDraft>[] Parts =
    [
        new("life", "How long it lives from the call on, whatever is told; `0s` is expired at once. Absent: as long as it is told to.", "life: 2m", Form.Duration,
            (node, draft, page) => draft.Life = Units.Duration(node, "life", page)),
        new("revoked", "Whether it is taken back the moment it is minted. Absent: false.", "revoked: true", Form.Truth,
            (node, draft, page) => draft.Revoked = Scalars.Truth(node, "revoked", page)),
    ];

    public static Key<RuleDraft> Key { get; } = new(
        "mint",
        "What is true of the token that the call mints, whatever the client is told of it: `{ life: 2m }` ends it sooner or later, `{ revoked: true }` "
            + "mints it revoked. It holds wherever the token is used, and `tokens/inspect` names the rule.",
        "mint: { life: 2m }",
        Form.Map("mint", () => Parts, least: 1),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        var seen = MapReader.Read(node, "`mint`", Parts, draft, page);
        if (node is MapNode map && !seen.Has("life") && draft.Revoked != true && map.Entries.All(entry => entry.Key.Value == "revoked") && seen.Sound("revoked"))
        {
            page.Error(node, "This says nothing of the token. Write how long it lives, `life: 2m`, or that it is taken back at once, `revoked: true`.");
        }
    }
}
