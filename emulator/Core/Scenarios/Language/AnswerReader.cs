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
    public static Answer? One(Node node, Page page) => Read(node, page) is { } draft ? Single(draft, node, page) : null;

    /// <summary>One answer, several in a row, or a mix; null when anything of it is wrong.</summary>
    public static AnswerChoice? Choice(Node node, Page page)
    {
        if (node is ListNode list)
        {
            var errors = page.Errors;
            List<Answer?> answers = [.. list.Items.Select(item => OneOrOwn(item, page))];
            if (answers.Count == 0)
            {
                page.Error(node, "This list holds no answer. Write at least one, or leave `answer` out.");
            }

            return page.Errors == errors ? new AnswerChoice(answers, IsList: true) : null;
        }

        return Read(node, page) is not { } draft ? null
            : draft.Mix ?? (Single(draft, node, page) is { } answer ? new AnswerChoice([answer]) : null);
    }

    /// <summary>One answer among several, which may be the vendor's own: null. Also null when it is wrong, and the page says so.</summary>
    public static Answer? OneOrOwn(Node node, Page page) => node is TextNode { Value: "own" } ? null : One(node, page);

    private static Answer? Single(AnswerDraft draft, Node node, Page page)
    {
        if (draft.Mix is null)
        {
            return draft.Finish();
        }

        page.Error(node, "A `mix` stands alone under `answer`, not inside of a list or of another one.");
        return null;
    }

    private static AnswerDraft? Read(Node node, Page page)
    {
        if (node is TextNode { IsNull: false } word)
        {
            page.Error(node, word.Value == "own"
                ? "The vendor's own answer is told anyway. Leave `answer` out; `own` is for one among several."
                : $"`answer` takes a map. Did you mean `answer: {{ {(word.Number is null ? "error" : "status")}: {word.Shown} }}`?");
            return null;
        }

        var draft = new AnswerDraft();
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
            CheckMixAlone((MapNode)node, page);
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

    private static void CheckMixAlone(MapNode node, Page page)
    {
        foreach (var (other, _) in node.Entries.Where(entry => entry.Key.Value != "mix").Take(1))
        {
            page.Error(other, $"`mix` draws the whole answer, so `{other.Shown}` cannot stand beside it. Write it into the answers of the mix.");
        }
    }
}
