using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads what is told, wherever something is told: under rules, limits and stubs.</summary>
internal static class AnswerReader
{
    private static readonly string[] Bodies = ["body", "json", "base64"];
    private static readonly string[] Written = ["status", "headers", "content_type", .. Bodies];

    /// <summary>One answer.</summary>
    public static Form Form { get; } = Form.Map("answer", () => AnswerParts.All, least: 1);

    /// <summary>One answer among several, which may be the vendor's own.</summary>
    public static Form FormOrOwn { get; } = Form.AnyOf(Form.Words(new Word("own", "The vendor's own answer.")), Form);

    /// <summary>One answer; null when it is wrong, and the page says so.</summary>
    /// <param name="node">The answer.</param>
    /// <param name="page">The file.</param>
    /// <param name="looks">The rule that tells it, which holds what templates look at against the calls that it covers; null for none.</param>
    public static Answer? One(Node node, Page page, RuleDraft? looks = null) => Read(node, page, looks) is { } draft ? Single(draft, node, page) : null;

    /// <summary>One answer, several in a row, or a mix; null when anything of it is wrong.</summary>
    public static AnswerChoice? Choice(Node node, Page page, RuleDraft? looks = null)
    {
        if (node is ListNode list)
        {
            var errors = page.Errors;
            List<Answer?> answers = [.. list.Items.Select(item => OneOrOwn(item, page, looks))];
            if (answers.Count == 0)
            {
                page.Error(node, "This list holds no answer. Write at least one, or leave `answer` out.");
            }

            return page.Errors == errors ? new AnswerChoice(answers, IsList: true) : null;
        }

        return Read(node, page, looks) is not { } draft ? null
            : draft.Mix ?? (Single(draft, node, page) is { } answer ? new AnswerChoice([answer]) : null);
    }

    /// <summary>What a limit tells, which may say when it lets a call through again; null when it is wrong, and the page says so.</summary>
    public static Answer? OfLimit(Node node, RuleDraft looks, Page page)
    {
        if (node is TextNode { Value: "own" })
        {
            page.Error(node, "The vendor never sees a call that a limit refuses, so it has no answer. Leave `answer` out for `{ error: rate_limited }`.");
            return null;
        }

        var draft = node is ListNode ? new AnswerDraft(looks) { Mix = AnswerChoice.Own } : Read(node, page, looks, isOfLimit: true);
        if (draft?.Alteration is not null)
        {
            page.Error(node, "The vendor never sees a call that a limit refuses, so there is no answer to alter. Write `error`, or a `status`.");
            return null;
        }

        if (draft?.Mix is null)
        {
            return draft?.Finish();
        }

        page.Error(node, "A limit tells one answer, the same to each call that it refuses. Write it alone; a list or a `mix` is for rules.");
        return null;
    }

    /// <summary>One answer among several, which may be the vendor's own: null. Also null when it is wrong, and the page says so.</summary>
    public static Answer? OneOrOwn(Node node, Page page, RuleDraft? looks = null) =>
        node is TextNode { Value: "own" } ? null : One(node, page, looks);

    // Where no rule tells it: what is looked at is held against nothing.
    private static RuleDraft Nobody() => new(new Vocabulary([]), []);

    private static Answer? Single(AnswerDraft draft, Node node, Page page)
    {
        if (draft.Mix is null)
        {
            return draft.Finish();
        }

        page.Error(node, "A `mix` stands alone under `answer`, not inside of a list or of another one.");
        return null;
    }

    private static AnswerDraft? Read(Node node, Page page, RuleDraft? looks, bool isOfLimit = false)
    {
        if (node is TextNode { IsNull: false } word)
        {
            page.Error(node, word.Value == "own"
                ? "The vendor's own answer is told anyway. Leave `answer` out; `own` is for one among several."
                : $"`answer` takes a map. Did you mean `answer: {{ {(word.Number is null ? "error" : "status")}: {word.Shown} }}`?");
            return null;
        }

        var draft = new AnswerDraft(looks ?? Nobody()) { IsOfLimit = isOfLimit };
        var errors = page.Errors;
        var seen = MapReader.Read(node, "`answer`", AnswerParts.All, draft, page);
        CheckTogether(node, draft, seen, page);
        return page.Errors == errors ? draft : null;
    }

    private static void CheckTogether(Node node, AnswerDraft draft, Seen seen, Page page)
    {
        var bodies = Bodies.Where(seen.Has).ToList();
        var written = Written.Where(seen.Has).ToList();
        if (seen.Has("mix"))
        {
            CheckAlone((MapNode)node, "mix", "draws the whole answer, so `{0}` cannot stand beside it. Write it into the answers of the mix.", page);
        }
        else if (seen.Has("alter"))
        {
            CheckAlone((MapNode)node, "alter", "keeps the vendor's own answer, so `{0}` cannot stand beside it. Keep one of the two; headers may be altered too.", page);
        }
        else if (seen.Has("error") && written.Count > 0)
        {
            page.Error(seen.At(written[0]), $"`error` is the vendor's whole answer, so `{written[0]}` cannot stand beside it. "
                + "Keep one of the two.");
        }
        else if (written.Count > 0 && !seen.Has("status"))
        {
            page.Error(node, "An answer that is written out needs its `status`, such as `status: 503`.");
        }
        else if (node is MapNode { Entries.Count: 0 })
        {
            page.Error(node, "An answer needs `error: rate_limited` (in the vendor's words), `status: 503` (written out) or `alter` (the vendor's own, altered).");
        }

        if (seen.Has("retry_after") && !seen.Has("error") && !seen.Has("alter"))
        {
            page.Error(seen.At("retry_after"), "`retry_after` belongs to `error`. "
                + "Beside `status`, write `headers: { Retry-After: \"2\" }`.");
        }

        if (bodies.Count > 1)
        {
            page.Error(seen.At(bodies[1]), $"There is already a body in `{bodies[0]}`. Keep one of the two.");
        }

        if (draft.Status is 204 or 205 or 304 && bodies.Count > 0)
        {
            page.Error(seen.At(bodies[0]), $"An answer with status {draft.Status} has no body. "
                + $"Take `{bodies[0]}` out, or use another status.");
        }
    }

    private static void CheckAlone(MapNode node, string key, string why, Page page)
    {
        foreach (var (other, _) in node.Entries.Where(entry => entry.Key.Value != key).Take(1))
        {
            page.Error(other, $"`{key}` {why.Replace("{0}", other.Shown, StringComparison.Ordinal)}");
        }
    }
}
