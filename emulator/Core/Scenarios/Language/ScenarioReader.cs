using ChatEmulator.Scenarios.Language.Expecting;
using ChatEmulator.Scenarios.Language.Keys;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads a page as a scenario.</summary>
internal static class ScenarioReader
{
    /// <summary>The scenario, sound or not, as far as it could be read, with all that it extends; null when the page is no YAML.</summary>
    public static ScenarioDraft? Read(Page page, Vocabulary vocabulary)
    {
        if (Tree.Read(page) is not { } root)
        {
            return null;
        }

        var extension = new Extension(page);
        var whole = extension.Resolve(root);
        var draft = Read(whole, page, vocabulary);
        draft.Extended = extension.Files;
        draft.Whole = extension.Files.Count == 0 ? null : whole;
        return draft;
    }

    /// <summary>The scenario of a page whose YAML has been read.</summary>
    public static ScenarioDraft Read(Node root, Page page, Vocabulary vocabulary)
    {
        var draft = new ScenarioDraft(vocabulary.With(StubsKey.Endpoints(root)));
        if (root is MapNode map)
        {
            draft.Said = [.. map.Entries.Select(entry => entry.Key.Value)];
            var seen = MapReader.Read(root, "a scenario", ScenarioKeys.All, draft, page);
            StateCheck.Check(draft, page);
            CheckAdvances(draft, seen, page);
            ExpectationCheck.Check(draft, page);
        }
        else
        {
            page.Error(root, $"A scenario is a map that begins with `scenario: my-first`, but this is {root.Kind}.");
        }

        return draft;
    }

    private static void CheckAdvances(ScenarioDraft draft, Seen seen, Page page)
    {
        foreach (var at in draft.Clock.At is null && seen.Sound("clock") ? draft.RuleDrafts.Select(rule => rule.AdvanceAt).OfType<Node>() : [])
        {
            page.Error(at, "Real time cannot be advanced. Give the world a clock of its own at the left margin, such as `clock: { start: 2026-01-15T09:00:00Z, frozen: true }`.");
        }
    }
}
