namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>answer:</c> what a limit tells the calls that it refuses.</summary>
internal static class LimitAnswerKey
{
    public static Key<LimitDraft> Key { get; } = new(
        "answer",
        "What is told to a call that is one too many, which never has an effect: an error by its name, in the vendor's words, or an answer written out. "
            + "`retry_after: when_allowed` says when a call is let through again. Absent: `{ error: rate_limited }`.",
        "answer: { error: rate_limited, retry_after: when_allowed }",
        AnswerReader.Form,
        (node, draft, page) => draft.Answer = AnswerReader.OfLimit(node, draft.Call, page) ?? draft.Answer);
}
