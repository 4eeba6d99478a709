using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>Which refusals pass by waiting, and which meet the same request again.</summary>
internal static class Refusals
{
    /// <summary>The refusals of a series that the client had seen, and met again by asking the same.</summary>
    public static IEnumerable<Misstep> RetriedInVain(Series series) =>
        from pair in series.Pairs()
        where pair.Retry.Wait is not null && pair.Retry.End is { How: EndingKind.Delivered } && pair.Before.Request == pair.Now.Request
        let why = Why(pair.Before, pair.Now)
        where why is not null
        select new Misstep(pair.Before.Number, pair.Now.Number, pair.Before.Status, why);

    /// <summary>That something was tried once and would have passed by waiting; null when that is not so.</summary>
    public static Misstep? NotRetried(Series series) =>
        !series.Retries.Any() && PassesByWaiting(series) is { } why ? new Misstep(series.Last.Number, null, series.Last.Status, why) : null;

    /// <summary>Whether the last attempt failed in a way that passes by waiting, and in which; null when not.</summary>
    public static string? PassesByWaiting(Series series) => !series.HasFailed ? null : (series.Last.Ending!.Value.How, series.Last.Status) switch
    {
        (EndingKind.Delivered, 408 or 425 or 429 or 502 or 503 or 504) => $"{series.Last.Status} passes by waiting.",
        (EndingKind.Delivered or EndingKind.Abandoned, _) => null,
        (EndingKind.ClientLeft, _) => "The client left before the answer, so it does not know what became of it.",
        (var how, _) => $"The answer did not arrive ({Words.Of(how)}), so the client does not know what became of it.",
    };

    // 409 is no race at these vendors: it says that the same id was there before, and goes on saying so.
    private static string? Why(AuditedCall before, AuditedCall now) => before.Status switch
    {
        401 when before.Credentials != now.Credentials => null,
        401 => "The same credentials were refused a moment ago.",
        408 or 425 or 429 => null,
        >= 400 and <= 499 => $"The same request is refused with {before.Status} again.",
        _ => null,
    };
}
