using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the states of a scenario and the rules that lead through them.</summary>
internal static class StateCheck
{
    public static void Check(ScenarioDraft draft, Page page)
    {
        var named = draft.RuleDrafts.SelectMany(rule => rule.Next is null ? rule.In : [.. rule.In, rule.Next]).ToList();
        if (draft.StateAt is null)
        {
            foreach (var each in named.Take(1))
            {
                page.Error(each, $"In which state does the world begin? Write it at the left margin, such as `state: {(draft.RuleDrafts.Exists(rule => rule.In.Contains(each)) ? "calm" : "first")}`.");
            }

            return;
        }

        if (draft.State is not { } start)
        {
            return;
        }

        var reached = draft.RuleDrafts.Select(rule => rule.Next?.Value).OfType<string>().Append(start.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var state in draft.RuleDrafts.SelectMany(rule => rule.In).Where(state => !reached.Contains(state.Value)))
        {
            page.Error(state, $"Nothing leads to the state `{state.Shown}`: it is neither where the world begins nor the `next` of a rule.{page.DidYouMean(state.Value, reached)}");
        }

        if (named.Count == 0)
        {
            page.Warn(draft.StateAt, "No rule has `in` or `next`, so the state makes no difference.");
        }
    }
}
