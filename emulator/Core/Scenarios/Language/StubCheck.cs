using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the keys of a stub's entry, beside what must between those of a rule.</summary>
internal static class StubCheck
{
    public static void Check(RuleDraft draft, Seen seen, Node at, Page page)
    {
        if (!seen.Has("calls") || !seen.Sound("calls"))
        {
            return;
        }

        RuleCheck.CheckAll(draft, seen, page);
        if (seen.Sound("answer", "delivery", "effect", "continue") && !draft.SendsNoAnswer)
        {
            CheckAnswers(draft, seen, at, page);
        }

        if (draft.HidesAnswer && !draft.ReadsAlone && !seen.Has("effect") && seen.Sound("delivery", "effect"))
        {
            RuleCheck.AskWhetherItHappened(seen.At("delivery"), page);
        }
    }

    private static void CheckAnswers(RuleDraft draft, Seen seen, Node at, Page page)
    {
        if (!seen.Has("answer") && draft.Continues is not true)
        {
            page.Error(at, "What does this stub answer? Write `answer: { status: 200, json: { … } }`; or `continue: true` when an entry below for the same endpoint does.");
        }
        else if (seen.Has("answer") && draft.Answer.All.Any(answer => answer?.Replaces != true))
        {
            page.Error(seen.At("answer"), "A stub has no other answer than what is written here. Write each out: `{ status: 200, json: { … } }`.");
        }
    }
}
