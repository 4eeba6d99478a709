using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the counts of a rule, so that none of them is said for nothing.</summary>
internal static class CountCheck
{
    private static readonly string[] Counting = ["after", "every", "only", "times", "probability"];
    private static readonly string[] BesideOnly = ["after", "every"];

    public static void Check(RuleDraft draft, Seen seen, Page page)
    {
        CheckPer(draft, seen, page);
        CheckOnly(draft, seen, page);
        CheckList(draft, seen, page);
    }

    private static void CheckOnly(RuleDraft draft, Seen seen, Page page)
    {
        if (!seen.Has("only") || !seen.Sound("only", "times", "after", "every"))
        {
            return;
        }

        foreach (var other in BesideOnly.Where(seen.Has))
        {
            page.Error(seen.At(other), $"`only` already says which calls are meant. Keep `only` or `{other}`.");
        }

        if (draft.Times >= draft.Only.Length)
        {
            page.Error(seen.At("times"), $"`only` names {(draft.Only.Length == 1 ? "one call" : $"{draft.Only.Length} calls")}, so `times: {draft.Times}` says nothing more. Leave it out.");
        }
    }

    private static void CheckList(RuleDraft draft, Seen seen, Page page)
    {
        if (!seen.Sound("answer", "repeat", "times", "only"))
        {
            return;
        }

        var count = draft.Answer.All.Count;
        if (seen.Has("repeat") && !draft.Answer.IsList)
        {
            page.Error(seen.At("repeat"), "There is no list of answers of which the last could be repeated. Leave `repeat` out, or write `answer: [{ … }, { … }]`.");
        }
        else if (draft.Answer.IsList && draft.Times is { } times && (times < count || (times > count && !draft.RepeatsLast)))
        {
            page.Error(seen.At("times"), times < count
                ? $"There are {count} answers in the list, so `times: {times}` never comes to the last. Shorten the list, or leave `times` out."
                : $"The list ends after its {count} answers, so the rule cannot fire {times} times. Write `repeat: last`, or leave `times` out.");
        }
        else if (draft.Answer.IsList && draft.Only.Length > 0 && draft.Only.Length < count)
        {
            page.Error(seen.At("only"), $"There are {count} answers in the list and {(draft.Only.Length == 1 ? "one call" : $"{draft.Only.Length} calls")} to tell them. Name more calls, or shorten the list.");
        }
    }

    private static void CheckPer(RuleDraft draft, Seen seen, Page page)
    {
        if (draft.Per is not null && !Counting.Any(seen.Has) && !draft.Answer.IsList && draft.Answer.Shares is null
            && !draft.When.Exists(condition => condition.Subject is CallSubject))
        {
            var name = ((TextNode)seen.At("per")).Shown;
            page.Warn(seen.At("per"), $"`{name}` says by what the rule counts and draws, but it does neither. Add `times`, `after`, `every`, `only` or `probability`; "
                + "calls that have the value at all are met by `when: { …: { exists: true } }`.");
        }
    }
}
