using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// What of a journal explains a failure: every call that is meant or may be, and of the others the latest. All of a full journal would be
/// some hundred megabytes for a text that names five, and a thousand waits may fail at once.
/// </summary>
/// <param name="Calls">The calls, in their order, the oldest that is kept among them.</param>
/// <param name="IsWhole">Whether they are all that is kept.</param>
internal sealed record Hindsight(IReadOnlyList<Call> Calls, bool IsWhole)
{
    /// <summary>Of how many of the latest calls the nearest are told.</summary>
    public const int Most = 10_000;

    /// <summary>Looks back.</summary>
    /// <param name="journal">The calls.</param>
    /// <param name="query">Which calls are meant.</param>
    public static Hindsight Of(Journal journal, CallQuery query)
    {
        var oldest = journal.After(0, CallFilter.All, 1);
        var latest = journal.Latest(CallFilter.All, Most);
        if (oldest.Count == 0 || latest.Count == 0 || oldest[0].Number >= latest[0].Number)
        {
            return new Hindsight(latest, IsWhole: true);
        }

        var meant = journal.After(query.Since, query.Filter, int.MaxValue, call => call.Number < latest[0].Number && query.In(call) != Met.No);
        return new Hindsight([.. oldest.Concat(meant).DistinctBy(call => call.Number), .. latest], IsWhole: false);
    }
}
