using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the keys of a rule. A check is left out where a key that it needs is itself wrong.</summary>
internal static class RuleCheck
{
    public static void Check(RuleDraft draft, Seen seen, Node at, Page page)
    {
        if (!seen.Has("answer") && !seen.Has("effect") && !seen.Has("delivery") && !seen.Has("mint"))
        {
            page.Error(at, "This rule does nothing. Say what becomes of the call: `answer`, `effect`, `delivery` or `mint`.");
            return;
        }

        if (!seen.Has("calls") || !seen.Sound("calls"))
        {
            return;
        }

        BodyPathCheck.Check(draft.BodyPaths, draft.Calls, draft.ReadsAlone, page);
        CheckPer(draft, seen, page);
        CheckError(draft, seen, page);
        CheckReads(draft, seen, page);
        CheckStage(draft, seen, page);
        CheckMint(draft, seen, page);
        BodilessCheck.Check(draft, seen, page);
        if (seen.Sound("answer", "effect", "delivery", "at") && !draft.ReadsAlone && !seen.Has("effect"))
        {
            CheckEffectIsSaid(draft, seen, page);
        }
    }

    private static void CheckError(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.Answer is not ErrorAnswer answer)
        {
            return;
        }

        foreach (var provider in draft.Vocabulary.ProvidersOf(draft.Calls))
        {
            var names = provider.Errors.Select(error => error.Name).ToList();
            if (!names.Contains(answer.Name, StringComparer.Ordinal))
            {
                var hint = page.DidYouMean(answer.Name, names);
                hint = hint.Length > 0 ? hint : $" There is {Words.Listed(names, "and")}.";
                page.Error(seen.At("answer"), $"{provider.Provider} has no error `{answer.Name}`.{hint}");
            }
        }
    }

    private static void CheckPer(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.Per is not null && !seen.Has("after") && !seen.Has("times") && !seen.Has("probability")
            && !draft.When.Exists(condition => condition.Subject is CallSubject))
        {
            var name = ((TextNode)seen.At("per")).Shown;
            page.Warn(seen.At("per"), $"`{name}` says by what the rule counts and draws, but it does neither. Add `times`, `after` or `probability`; "
                + "calls that have the value at all are met by `when: { …: { exists: true } }`.");
        }
    }

    private static void CheckMint(RuleDraft draft, Seen seen, Page page)
    {
        if (!seen.Has("mint") || !seen.Sound("mint", "answer", "effect", "delivery", "at"))
        {
            return;
        }

        if (!draft.Calls.Any(operation => operation.Mints))
        {
            var minting = draft.Vocabulary.Operations.Where(operation => operation.Mints).Select(operation => operation.Name);
            page.Error(seen.At("mint"), $"{Words.Listed(draft.Calls.Select(operation => operation.Name), "and")} "
                + $"{(draft.Calls.Count == 1 ? "mints" : "mint")} no token. What mints: {Words.Listed(minting, "and")}.");
        }
        else if (draft.Wish.Kind == WishKind.None)
        {
            page.Error(seen.At("mint"), "Nothing takes effect here, so no token is minted. Leave `mint` out, or write "
                + (draft.At is Stage.Edge or Stage.Refused ? "`at: accepted`." : "`effect: applied`."));
        }
    }

    private static void CheckReads(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.ReadsAlone && draft.Effect is { Kind: not WishKind.None })
        {
            var calls = Words.Listed(draft.Calls.Select(operation => operation.Name), "and");
            page.Error(seen.At("effect"), $"{calls} only {(draft.Calls.Count == 1 ? "reads" : "read")}: "
                + "nothing can take effect. Leave `effect` out.");
        }
    }

    private static void CheckStage(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.At is Stage.Edge or Stage.Refused && draft.Effect is { Kind: not WishKind.None })
        {
            page.Error(seen.At("effect"), draft.At == Stage.Edge
                ? "At the edge the vendor never sees the call, so nothing can take effect. Write `at: accepted`, or `effect: none`."
                : "A call that the vendor refuses takes no effect. Write `at: accepted`, or leave `effect` out.");
        }

        if (draft.At == Stage.Edge && !draft.ReplacesAnswer && seen.Sound("answer", "delivery"))
        {
            page.Error(seen.At("at"), "At the edge the vendor never sees the call, so there is no answer of its own to send. "
                + "Write an `answer`, hide it by a delivery such as `reset`, or use `at: any`.");
        }
    }

    private static void CheckEffectIsSaid(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.At is Stage.Edge or Stage.Refused)
        {
            return;
        }

        if (draft.HidesAnswer)
        {
            page.Error(seen.At("delivery"), "Did it happen? The client will not see the answer, so say what is true: `effect: applied` "
                + "(it happened and the reply was lost: a retry does it again) or `effect: none` (it never happened: a retry is right).");
        }
        else if (draft.WritesSuccess)
        {
            page.Error(seen.At("answer"), "Did it happen? The rule tells of a success itself, so say what is true: `effect: applied` "
                + "(it happened, told in other words) or `effect: none` (a false success: the client believes it and nothing was done).");
        }
    }
}
