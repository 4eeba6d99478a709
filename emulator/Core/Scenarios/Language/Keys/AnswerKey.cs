namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>answer:</c> what is told instead of the vendor's own answer.</summary>
internal static class AnswerKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "answer",
        "What is told instead of the vendor's own answer: an error by its name, in the vendor's words, or an answer written out. A list is told one after "
            + "another, `own` in it being the vendor's own; `{ mix: […] }` draws one.",
        "answer: { error: rate_limited, retry_after: 2s }",
        Form.AnyOf(AnswerReader.Form, Form.List(AnswerReader.FormOrOwn, least: 1)),
        (node, draft, page) => draft.Answer = AnswerReader.Choice(node, page, draft) ?? draft.Answer);
}
