using ChatEmulator.Deliveries;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Finds deliveries that need a body where it is known that the answer has none. What only a call shows is settled then.</summary>
internal static class BodilessCheck
{
    public static void Check(RuleDraft draft, Seen seen, Page page)
    {
        // Another page in the answer's place has a body.
        if (!seen.Sound("answer", "delivery", "at", "effect") || draft.Deliveries.Any(delivery => delivery.HasBody == true)
            || draft.Deliveries.FirstOrDefault(delivery => delivery.NeedsBody) is not { } needing)
        {
            return;
        }

        var remedy = needing is Hang ? "write `hang` without `after`" : $"take `{Menu.NameOf(needing)}` out";
        if (draft.Answer.All.Any(answer => answer is WrittenAnswer { Reply.HasBody: false }))
        {
            page.Error(seen.At("delivery"), $"This answer has no body, so there is nothing to {Verb(needing)}. Give it a `body`, or {remedy}.");
        }
        else if (draft.Answer == AnswerChoice.Own && draft.Stage == Stage.Accepted && draft.Calls.All(operation => operation.SuccessStatus == 204))
        {
            page.Error(seen.At("delivery"), $"{Words.Listed(draft.Calls.Select(operation => operation.Name), "and")} "
                + $"{(draft.Calls.Count == 1 ? "answers" : "answer")} 204, which has no body to {Verb(needing)}. {char.ToUpperInvariant(remedy[0])}{remedy[1..]}.");
        }
    }

    private static string Verb(Delivery needing) => needing switch
    {
        Hang => "hang before",
        Truncate => "truncate",
        { Part: Part.Pace } => "send in pieces",
        _ => "bend",
    };
}
