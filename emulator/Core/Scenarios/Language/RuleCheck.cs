using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the keys of a rule. A check is left out where a key that it needs is itself wrong.</summary>
internal static class RuleCheck
{
    private static readonly string[] Doing = ["answer", "effect", "delivery", "mint", "fail_sending", "then", "next"];

    public static void Check(RuleDraft draft, Seen seen, Node at, Page page)
    {
        if (!seen.MayHave(Doing))
        {
            page.Error(at, "This rule does nothing. Say what becomes of the call: `answer`, `effect`, `delivery` or `mint`, or what follows: `then` or `next`.");
            return;
        }

        if (!seen.Has("calls") || !seen.Sound("calls") || !Doing.Any(seen.Has))
        {
            return;
        }

        CheckAll(draft, seen, page);
        if (seen.Sound("answer", "effect", "delivery", "at") && !draft.ReadsAlone && !seen.Has("effect"))
        {
            CheckEffectIsSaid(draft, seen, page);
        }
    }

    /// <summary>What must hold of rules and of a stub's entries alike.</summary>
    public static void CheckAll(RuleDraft draft, Seen seen, Page page)
    {
        BodyPathCheck.Check(draft.BodyPaths, draft.Calls, draft.ReadsAlone, page);
        PathNameCheck.Check(draft.PathNames, draft.Calls, page);
        CountCheck.Check(draft, seen, page);
        CheckErrors(draft, seen, page);
        CheckReads(draft, seen, page);
        CheckStage(draft, seen, page);
        CheckMint(draft, seen, page);
        BodilessCheck.Check(draft, seen, page);
        ProtocolCheck.Check(draft, seen, page);
        CheckSending(draft, seen, page);
        CheckThen(draft, page);
        AlterCheck.Check(draft, page);
    }

    /// <summary>Asks whoever keeps the answer back what is true.</summary>
    public static void AskWhetherItHappened(Node at, Page page) => page.Error(at, "Did it happen? The client will not see the answer, so say what is true: `effect: applied` "
        + "(it happened and the reply was lost: a retry does it again) or `effect: none` (it never happened: a retry is right).");

    public static void CheckErrors(RuleDraft draft, Seen seen, Page page)
    {
        foreach (var name in draft.Answer.All.OfType<ErrorAnswer>().Select(answer => answer.Name).Distinct(StringComparer.Ordinal))
        {
            CheckError(name, draft, seen.At("answer"), page);
        }
    }

    private static void CheckError(string name, RuleDraft draft, Node at, Page page)
    {
        foreach (var provider in draft.Vocabulary.ProvidersOf(draft.Calls))
        {
            var names = provider.Errors.Select(error => error.Name).ToList();
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                var hint = page.DidYouMean(name, names);
                hint = hint.Length > 0 ? hint : $" There is {Words.Listed(names, "and")}.";
                page.Error(at, $"{provider.Provider} has no error `{name}`.{hint}");
            }
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
        else if (draft.HasNoEffect)
        {
            page.Error(seen.At("mint"), "Nothing takes effect here, so no token is minted. Leave `mint` out, or write "
                + (draft.At is Stage.Edge or Stage.Refused ? "`at: accepted`." : "`effect: applied`."));
        }
    }

    private static void CheckSending(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.Sending is null || !seen.Sound("answer", "effect", "delivery", "at"))
        {
            return;
        }

        if (!draft.Calls.Any(operation => operation.Sends))
        {
            var sending = draft.Vocabulary.Operations.Where(operation => operation.Sends).Select(operation => operation.Name);
            page.Error(seen.At("fail_sending"), $"{Words.Listed(draft.Calls.Select(operation => operation.Name), "and")} "
                + $"{(draft.Calls.Count == 1 ? "sends" : "send")} no message. What sends: {Words.Listed(sending, "and")}.");
        }
        else if (draft.HasNoEffect)
        {
            page.Error(seen.At("fail_sending"), "Nothing takes effect here, so there is no message that could fail. Leave `fail_sending` out, or write `effect: applied`.");
        }
    }

    private static void CheckThen(RuleDraft draft, Page page)
    {
        foreach (var (kind, scope, at) in draft.Then)
        {
            var providers = draft.Vocabulary.ProvidersOf(draft.Calls).ToList();
            if (!providers.Exists(provider => provider.Sequels.Contains((kind, scope))))
            {
                var (what, whom) = (kind.ToString().ToLowerInvariant(), scope.ToString().ToLowerInvariant());
                page.Error(at, $"{Words.Listed(providers.Select(provider => provider.Provider), "and")} cannot `{what}: {whom}`."
                    + Others(providers.SelectMany(provider => provider.Sequels).Where(other => other.Kind == kind).Select(other => other.Scope.ToString().ToLowerInvariant()), what));
            }
        }
    }

    private static string Others(IEnumerable<string> scopes, string what) =>
        Words.Listed(scopes.Distinct(StringComparer.Ordinal).Select(scope => $"{what}: {scope}"), "and") is { Length: > 0 } others ? $" There is {others}." : "";

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
            AskWhetherItHappened(seen.At("delivery"), page);
        }
        else if (draft.Answer.All.Any(answer => answer?.TellsSuccess == true))
        {
            page.Error(seen.At("answer"), "Did it happen? The rule tells of a success itself, so say what is true: `effect: applied` "
                + "(it happened, told in other words) or `effect: none` (a false success: the client believes it and nothing was done).");
        }
    }
}
