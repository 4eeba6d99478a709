using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>limits:</c> how many calls are let through.</summary>
internal static class LimitsKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "limits",
        "Meters of calls, before any rule: each counts every call that it covers, also one that is refused, and the first for which a call is one too many decides it. Absent: there are none.",
        "limits: [{ name: burst, calls: \"algoreg.*\", allow: 10, within: 1s, per: account }]",
        Form.List(Form.Map("limit", () => LimitKeys.All), least: 1),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode || node is TextNode { IsNull: true }
                ? "There is no limit here. Write one, or leave `limits` out."
                : $"`limits` takes a list, each limit beginning with `- name: …`, but this is {node.Kind}.");
            return;
        }

        var limits = new List<LimitDraft>();
        var places = new Dictionary<string, Subject>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var own = new LimitDraft(new RuleDraft(draft.Vocabulary, places), item);
            var errors = page.Errors;
            LimitCheck.Check(own, MapReader.Read(item, "a limit", LimitKeys.All, own, page), page);
            if (page.Errors == errors)
            {
                LimitCheck.CheckBeside(own, limits, page);
                limits.Add(own);
            }
        }

        LimitCheck.CheckReached(limits, page);
        draft.Limits = [.. limits.Select(limit => limit.Finish())];
    }
}
