using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>answer:</c> what is told instead of the vendor's own answer.</summary>
internal static class AnswerKey
{
    private static readonly string[] Bodies = ["body", "json", "base64"];
    private static readonly string[] Written = ["status", "headers", "content_type", .. Bodies];

    public static Key<RuleDraft> Key { get; } = new(
        "answer",
        "What is told instead of the vendor's own answer: an error by its name, in the vendor's words, or an answer written out.",
        "answer: { error: rate_limited, retry_after: 2s }",
        Form.Map("answer", () => AnswerParts.All, least: 1),
        Read);

    private static void Read(Node node, RuleDraft rule, Page page)
    {
        if (node is ListNode)
        {
            page.Error(node, NotYet.Sentence("A list of answers"));
            return;
        }

        if (node is TextNode { IsNull: false } word)
        {
            var key = word.Number is null ? "error" : "status";
            page.Error(node, $"`answer` takes a map. Did you mean `answer: {{ {key}: {word.Shown} }}`?");
            return;
        }

        var draft = new AnswerDraft();
        var errors = page.Errors;
        var seen = MapReader.Read(node, "`answer`", AnswerParts.All, draft, page);
        CheckTogether(node, draft, seen, page);
        if (page.Errors == errors)
        {
            rule.Answer = draft.Finish();
        }
    }

    private static void CheckTogether(Node node, AnswerDraft draft, Seen seen, Page page)
    {
        var bodies = Bodies.Where(seen.Has).ToList();
        var written = Written.Where(seen.Has).ToList();
        if (seen.Has("error") && written.Count > 0)
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
            page.Error(node, "An answer needs either `error: rate_limited` (in the vendor's words) or `status: 503` (written out).");
        }

        if (seen.Has("retry_after") && !seen.Has("error"))
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
}
