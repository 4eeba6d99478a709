using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between what is altered and the answers that are covered.</summary>
internal static class AlterCheck
{
    public static void Check(RuleDraft rule, Page page)
    {
        foreach (var draft in rule.Alters)
        {
            CheckBody(draft, rule, page);
            CheckToken(draft, rule, page);
        }
    }

    private static void CheckBody(AlterDraft draft, RuleDraft rule, Page page)
    {
        // What a stub tells is as its entries have it.
        if (draft.BodyAt is not { } at || rule.Calls.Any(operation => operation.IsStub))
        {
            return;
        }

        List<string> known = [.. Told(rule).Distinct(StringComparer.Ordinal)];
        var calls = Words.Listed(rule.Calls.Select(operation => operation.Name), "and");
        if (known.Count == 0)
        {
            page.Error(at, $"{calls} {(rule.Calls.Count == 1 ? "answers" : "answer")} without JSON, so there is nothing in it to alter. Alter `headers` or `skew: {{ date: 5m }}`, or refusals by `at: refused`.");
            return;
        }

        // What is set may be new: that is what it is for.
        foreach (var (_, key, edit) in draft.Edits.Where(each => each.Key != "set"))
        {
            BodyPathCheck.CheckTold(key, edit.Path, known, calls, page);
        }
    }

    private static IEnumerable<string> Told(RuleDraft rule)
    {
        var own = rule.Stage == Stage.Refused ? [] : rule.Calls.SelectMany(operation => operation.AnswerPaths);
        var errors = rule.Stage == Stage.Accepted ? [] : rule.Vocabulary.ProvidersOf(rule.Calls).SelectMany(provider => provider.ErrorPaths);
        return own.Concat(errors);
    }

    private static void CheckToken(AlterDraft draft, RuleDraft rule, Page page)
    {
        if (draft.IssuedAt is { } at && (rule.Stage == Stage.Refused || !rule.Calls.Any(operation => operation.MintsDated)))
        {
            var dated = rule.Vocabulary.Operations.Where(operation => operation.MintsDated).Select(operation => operation.Name);
            page.Error(at, $"There is no token here that tells when it was issued. What mints one: {Words.Listed(dated, "and")}, for a call that it accepts.");
        }
    }
}
