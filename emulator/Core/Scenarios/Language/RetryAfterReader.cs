using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads what a Retry-After header says: a time, whatever else can travel in a header, or when the limit lets a call through again.</summary>
internal static class RetryAfterReader
{
    private const string WhenAllowed = "when_allowed";

    private static readonly string[] Ways = ["seconds", "http_date"];
    private static readonly string[] OfTimes = ["in", "as"];

    private static readonly Key<Draft>[] Parts =
    [
        new("in", "After how long; of a limit also `when_allowed`.", "in: 2s", Form.AnyOf(Form.Duration, Form.Words(new Word(WhenAllowed))), ReadIn),
        new("as", "How it is told: `seconds`, or `http_date` for the date and time of the world's clock. Absent: `seconds`.", "as: http_date", Form.Words([.. Ways.Select(way => new Word(way))]), ReadAs),
        new("raw", "The header as it is, in place of a time: any text that can travel in one.", "raw: soon", Form.Text,
            (node, draft, page) => draft.After = draft.After with { Raw = HeadersReader.Plain(node, "raw", page) }),
    ];

    public static Form Form { get; } = Form.AnyOf(
        Form.Duration,
        Form.Words(new Word(WhenAllowed, "Of a limit: when it lets a call through again.")),
        Form.Map("retry_after", () => Parts, least: 1));

    public static void Read(Node node, AnswerDraft answer, Page page)
    {
        var (draft, errors) = (new Draft(answer.IsOfLimit), page.Errors);
        if (node is MapNode)
        {
            CheckTogether(node, MapReader.Read(node, "`retry_after`", Parts, draft, page), page);
        }
        else
        {
            ReadIn(node, draft, page);
        }

        answer.RetryAfter = page.Errors == errors ? draft.After : null;
    }

    private static void CheckTogether(Node node, Seen seen, Page page)
    {
        foreach (var beside in OfTimes.Where(key => seen.Has("raw") && seen.Has(key)).Take(1))
        {
            page.Error(seen.At(beside), $"`raw` is the whole header, so `{beside}` cannot stand beside it. Keep one of the two.");
        }

        if (!seen.Has("raw") && !seen.Has("in") && seen.Sound("raw", "in"))
        {
            page.Error(node, "This does not say when. Write `{ in: 2s, as: http_date }`, or the header as it is: `{ raw: soon }`.");
        }
    }

    private static void ReadIn(Node node, Draft draft, Page page)
    {
        if (node is TextNode { Value: not WhenAllowed } word && page.DidYouMean(word.Value, [WhenAllowed]) is { Length: > 0 } hint)
        {
            page.Error(node, $"`{word.Shown}` is no time.{hint}");
        }
        else if (node is not TextNode { Value: WhenAllowed })
        {
            draft.After = draft.After with { In = Units.Duration(node, "retry_after", page) };
        }
        else if (!draft.IsOfLimit)
        {
            page.Error(node, $"`{WhenAllowed}` is for limits: a rule does not know when it lets a call through. Write a time, such as `2s`.");
        }
    }

    private static void ReadAs(Node node, Draft draft, Page page)
    {
        draft.After = draft.After with { AsDate = node is TextNode { Value: "http_date" } };
        if (node is not TextNode { Value: var word } || !Ways.Contains(word, StringComparer.Ordinal))
        {
            page.Error(node, $"`as` takes {Words.Listed(Ways, "or")}, but this is {node.Kind}.{(node is TextNode wrong ? page.DidYouMean(wrong.Value, Ways) : "")}");
        }
    }

    private sealed class Draft(bool isOfLimit)
    {
        public bool IsOfLimit { get; } = isOfLimit;

        public RetryAfter After { get; set; } = new();
    }
}
