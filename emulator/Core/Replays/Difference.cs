using ChatEmulator.Journals;

namespace ChatEmulator.Replays;

/// <summary>What differs between a call as it was recorded and as it was played again.</summary>
internal static class Difference
{
    /// <summary>The first thing that differs, as a part of a sentence.</summary>
    public static string Between(Call recorded, Call played) =>
        Unlike("operation", recorded.Operation, played.Operation)
        ?? Unlike("account", recorded.Account, played.Account)
        ?? Unlike("rule", recorded.Rule, played.Rule)
        ?? Unlike("limit", recorded.Limit, played.Limit)
        ?? Unlike("refusal", recorded.RefusedBy, played.RefusedBy)
        ?? Unlike("reason", recorded.Why, played.Why)
        ?? Unlike("effect", Words.Of(recorded.Decided), Words.Of(played.Decided))
        ?? Unlike("status", $"{recorded.Status}", $"{played.Status}")
        ?? (recorded.AnswerHeaders.SequenceEqual(played.AnswerHeaders) ? null : "the headers of its answer are others")
        ?? (IsSame(recorded.AnswerBody, played.AnswerBody) ? "its request is not kept as it was" : "the body of its answer is another");

    private static string? Unlike(string what, string? recorded, string? played) =>
        recorded == played ? null : $"its {what} was {Shown(recorded)} and now is {Shown(played)}";

    private static string Shown(string? text) => text is null ? "none" : $"'{Exchanges.Brief.Of(text)}'";

    private static bool IsSame(in Kept one, in Kept other) =>
        (one.Size, one.Cut) == (other.Size, other.Cut) && one.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
