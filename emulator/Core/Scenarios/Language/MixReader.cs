using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads a mix: answers with weights, of which one is drawn for each call.</summary>
internal static class MixReader
{
    private const int Least = 2;

    private static readonly Key<Draft>[] Parts =
    [
        new("weight", "How often it is drawn, compared with the others: any number above 0.", "weight: 3", Form.Number(above: 0, most: 1_000_000), ReadWeight, Required: true),
        new("answer", "What is told, or `own` for the vendor's own answer.", "answer: { error: rate_limited }", AnswerReader.FormOrOwn,
            (node, draft, page) => draft.Answer = AnswerReader.OneOrOwn(node, page, draft.Looks), Required: true),
    ];

    public static Form Form { get; } = Form.List(Form.Map("mix", () => Parts), Least);

    public static void Read(Node node, AnswerDraft answer, Page page)
    {
        if (node is not ListNode { Items.Count: >= Least } list)
        {
            page.Error(node, $"`mix` takes a list of at least {Least}, such as `[{{ weight: 3, answer: own }}, {{ weight: 1, answer: {{ error: rate_limited }} }}]`, but this is "
                + (node is ListNode ? "shorter." : $"{node.Kind}."));
            return;
        }

        var drafts = new List<Draft>();
        foreach (var item in list.Items)
        {
            var draft = new Draft(answer.Looks);
            MapReader.Read(item, "an entry of `mix`", Parts, draft, page);
            drafts.Add(draft);
        }

        var whole = drafts.Sum(draft => draft.Weight);
        var sum = 0.0;
        answer.Mix = new AnswerChoice([.. drafts.Select(draft => draft.Answer)], Shares: [.. drafts.Select(draft => sum += (double)(draft.Weight / Math.Max(whole, 1e-6m)))]);
    }

    private static void ReadWeight(Node node, Draft draft, Page page)
    {
        if (Scalars.Number(node, "weight", page) is not { } weight)
        {
            return;
        }

        if (weight is <= 0 or > 1_000_000)
        {
            page.Error(node, "A `weight` is above 0 and at most 1,000,000. What is never to be drawn, leave out.");
        }

        draft.Weight = Math.Clamp(weight, 0, 1_000_000);
    }

    private sealed class Draft(RuleDraft looks)
    {
        public RuleDraft Looks { get; } = looks;

        public decimal Weight { get; set; }

        public Answer? Answer { get; set; }
    }
}
