using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>next:</c> the state to which a rule leads.</summary>
internal static class NextKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "next",
        "The state that follows when the rule has fired; the call itself meets every rule in the state in which it came. A rule that says nothing else of a "
            + "call leaves the call to the rules below.",
        "next: stormy",
        Form.Name,
        (node, draft, page) => draft.Next = Scalars.Name(node, "next", page) is null ? null : (TextNode)node);
}
