using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>rules:</c> what becomes of calls.</summary>
internal static class RulesKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "rules",
        "What becomes of calls, from top to bottom: the first rule that fires decides. Absent: every call goes as the vendor has it.",
        "rules: [{ name: slow, calls: \"*\", delivery: { delay: 3s } }]",
        Form.List(Form.Map("rule", () => RuleKeys.All), least: 1),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode || node is TextNode { IsNull: true }
                ? "There is no rule here. Write one, or leave `rules` out: then every call goes as the vendor has it."
                : $"`rules` takes a list, each rule beginning with `- name: …`, but this is {node.Kind}.");
            return;
        }

        var rules = new List<Rule>();
        var closed = new ShadowCheck(list.Items[0].Place.Origin);
        foreach (var item in list.Items)
        {
            // Whoever extends a file means to decide calls that the rules there would have decided.
            closed = item.Place.Origin == closed.File ? closed : new ShadowCheck(item.Place.Origin);
            var own = new RuleDraft(draft.Vocabulary, draft.Places);
            draft.RuleDrafts.Add(own);
            if (One(item, own, draft, page) is { } rule)
            {
                closed.Check(rule, item, page);
                rules.Add(rule);
            }
        }

        draft.Rules = rules;
    }

    private static Rule? One(Node node, RuleDraft draft, ScenarioDraft scenario, Page page)
    {
        var errors = page.Errors;
        var seen = MapReader.Read(node, "a rule", RuleKeys.All, draft, page);
        if (node is not MapNode)
        {
            return null;
        }

        if (draft.Name is { } name)
        {
            scenario.Take(name, seen.At("name"), page);
        }

        RuleCheck.Check(draft, seen, node, page);
        return page.Errors == errors ? draft.Finish() : null;
    }
}
