using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Finds deliveries that need a body where it is known that the answer has none. What only a call shows is settled then.</summary>
internal static class BodilessCheck
{
    public static void Check(RuleDraft draft, Seen seen, Page page)
    {
        if (!seen.Sound("answer", "delivery", "at", "effect") || !draft.Deliveries.Any(delivery => delivery.ShowsHeaders))
        {
            return;
        }

        if (draft.Answer.All.Any(answer => answer is WrittenAnswer { Reply.HasBody: false }))
        {
            page.Error(seen.At("delivery"), "The answer of this rule has no body, so there is nothing to hang before. Give it a `body`, or write `hang` without `after`.");
        }
        else if (draft.Answer == AnswerChoice.Own && draft.Stage == Stage.Accepted && draft.Calls.All(operation => operation.SuccessStatus == 204))
        {
            page.Error(seen.At("delivery"), $"{Words.Listed(draft.Calls.Select(operation => operation.Name), "and")} "
                + $"{(draft.Calls.Count == 1 ? "answers" : "answer")} 204, which has no body to hang before. Write `hang` without `after`.");
        }
    }
}
