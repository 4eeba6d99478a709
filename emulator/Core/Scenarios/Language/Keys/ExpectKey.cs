using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Language.Expecting;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>expect:</c> what is to be true of the calls in the end.</summary>
internal static class ExpectKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "expect",
        "What is to be true of the calls in the end: how many came, what took effect, in which order, how the client tried again. Each entry is one "
            + "expectation.",
        "expect: [{ applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id }]",
        Form.List(Form.Map("expectation", () => ExpectationKeys.All), least: 1),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode || node is TextNode { IsNull: true }
                ? "There is no expectation here. Write one, or leave `expect` out."
                : $"`expect` takes a list, each entry such as `- {{ calls: signalwire.create_token, exactly: 3 }}`, but this is {node.Kind}.");
            return;
        }

        var expectations = new List<Expected>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new Dictionary<string, Subject>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (One(item, new ExpectationDraft(draft.Vocabulary, places), names, page) is { } expectation)
            {
                expectations.Add(expectation);
                draft.RulesExpectedAt ??= expectation is ExpectedRules ? item : null;
            }
        }

        draft.Expectations = expectations;
    }

    private static Expected? One(Node node, ExpectationDraft draft, Dictionary<string, int> names, Page page)
    {
        var errors = page.Errors;
        var seen = MapReader.Read(node, "an expectation", ExpectationKeys.All, draft, page);
        if (node is not MapNode map)
        {
            return null;
        }

        if (draft.Name is { } name && !names.TryAdd(name, seen.At("name").Place.Line))
        {
            page.Error(seen.At("name"), $"There is already an expectation named `{name}` on line {names[name]}. Each needs its own.");
        }

        var kind = ExpectationKind.Of(map, seen, page);
        if (kind is not null)
        {
            ExpectationCheck.Check(kind, draft, seen, map, page);
        }

        return page.Errors == errors ? kind!.Finish(draft) with
        {
            Name = draft.Name,
            File = (node.Place.Origin ?? page).File,
            Line = node.Place.Line,
            Written = TreeText.Write(node),
        } : null;
    }
}
