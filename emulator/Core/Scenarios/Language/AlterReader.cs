using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads <c>alter</c>, and sees that nothing of it is said for nothing.</summary>
internal static class AlterReader
{
    /// <summary>What may stand behind it.</summary>
    public static Form Form { get; } = Form.Map("alter", () => AlterParts.All, least: 1);

    private const int MostEdits = 500;

    public static void Read(Node node, AnswerDraft answer, Page page)
    {
        if (node is not MapNode { Entries.Count: > 0 })
        {
            page.Error(node, $"`alter` takes a map of what is altered, such as `{{ set: {{ expires_at: 0 }} }}`, but this is {(node is MapNode ? "empty" : node.Kind)}.");
            return;
        }

        var (draft, errors) = (new AlterDraft(answer.Looks), page.Errors);
        var seen = MapReader.Read(node, "`alter`", AlterParts.All, draft, page);
        answer.Looks.Alters.Add(draft);
        answer.Alteration = draft.Finish();
        if (page.Errors != errors)
        {
            return;
        }

        if (draft.BodyAt is null && draft.IssuedAt is null && draft.Headers.Count == 0 && draft.Date == TimeSpan.Zero)
        {
            page.Error(node, "This alters nothing. Write what is told otherwise, or leave `alter` out: the vendor's own answer is told anyway.");
        }

        if (draft.Date != TimeSpan.Zero && draft.Headers.Exists(header => header.Name.Equals("date", StringComparison.OrdinalIgnoreCase)))
        {
            page.Error(seen.At("skew"), "The `Date` is written out under `headers` already. Keep one of the two.");
        }

        if (draft.Edits.Count > MostEdits)
        {
            page.Error(node, $"More than {MostEdits} places of one answer are altered. Write the answer out instead, with `status` and `json`.");
            return;
        }

        CheckOverlap(draft, page);
    }

    // What is put somewhere else, or taken away, cannot be altered too; which of the two came first would decide.
    private static void CheckOverlap(AlterDraft draft, Page page)
    {
        for (var i = 1; i < draft.Edits.Count; i++)
        {
            var (key, at, edit) = draft.Edits[i];
            foreach (var (otherKey, otherAt, other) in draft.Edits.Take(i).Where(before => !Agree((before.Key, before.Edit), (key, edit))).Take(1))
            {
                page.Error(at, $"`{at.Shown}` under `{key}` and `{otherAt.Shown}` under `{otherKey}` are about the same. Keep one of the two.");
            }
        }
    }

    private static bool Agree((string Key, Altering.Edit Edit) one, (string Key, Altering.Edit Edit) other)
    {
        var (below, above) = (one.Edit.Path.IsWithin(other.Edit.Path), other.Edit.Path.IsWithin(one.Edit.Path));
        return (one.Key, other.Key) switch
        {
            _ when !below && !above => true,
            ("rename", "rename") => below != above,
            ("rename", not "remove") => !(below && !above && other.Key == "set"),
            (not "remove", "rename") => !(above && !below && one.Key == "set"),
            ("skew", "as") or ("as", "skew") => below && above,
            _ => false,
        };
    }
}
