using System.Globalization;
using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Says of what was counted whether it is what was expected, and what is still to come.</summary>
internal static class CountWords
{
    private const int MostTold = 5;

    /// <summary>Of all calls together.</summary>
    public static (Ruling Ruling, string Why, IReadOnlyList<long> Calls) OfAll(ExpectedCount expected, Bucket bucket)
    {
        var fits = expected.HowMany.Fits(bucket.Made);
        var pending = Pending(expected.HowMany, bucket);
        var why = Joined(fits ? "" : $"{Counted(expected, bucket.Made)}.", pending);
        return (!fits ? Ruling.Broken : pending.Length > 0 ? Ruling.Inconclusive : Ruling.Held, why, why.Length == 0 ? [] : [.. bucket.Calls.Kept.Order()]);
    }

    /// <summary>Of each value.</summary>
    public static (Ruling Ruling, string Why, IReadOnlyList<long> Calls) OfEach(ExpectedCount expected, Buckets buckets)
    {
        var (many, told, broken) = (expected.HowMany, new PriorityQueue<Bucket, long>(), 0L);
        var (turns, mends) = (default(Bucket?), true);
        foreach (var bucket in buckets.All)
        {
            var (now, then) = (many.Fits(bucket.Made), many.Fits(bucket.Made + bucket.Pending));
            turns = turns is null && now && !then ? bucket : turns;
            mends &= then;
            if (!now)
            {
                broken++;
                Keep(told, bucket);
            }
        }

        var shown = told.UnorderedItems.Select(item => item.Element).OrderBy(bucket => bucket.Calls.First).ToList();
        var lines = shown.Select(bucket => $"{Counted(expected, bucket.Made)} for {bucket.Value}.").ToList();
        var (uncounted, without) = (Uncounted(expected, buckets), broken > 0 ? "" : Without(expected, buckets));
        lines.AddRange(More(broken - shown.Count), Pending(many, turns, broken > 0 && mends), uncounted, without);
        var isOpen = turns is not null || uncounted.Length > 0 || (without.Length > 0 && !buckets.All.Any());
        var ruling = broken > 0 ? Ruling.Broken : isOpen ? Ruling.Inconclusive : Ruling.Held;
        return (ruling, Joined([.. lines]), [.. shown.Append(turns ?? default).SelectMany(bucket => bucket.Calls.Kept).Distinct().Order()]);
    }

    /// <summary>Parts of a reason, each on its own line.</summary>
    public static string Joined(params string[] parts) => string.Join('\n', parts.Where(part => part.Length > 0));

    /// <summary>How much was counted, as the beginning of a sentence.</summary>
    private static string Counted(ExpectedCount expected, long made) => expected switch
    {
        ExpectedCalls => $"{Number(made)} came",
        ExpectedRefusals => $"{Number(made)} {Was(made)} refused",
        _ => $"{Number(made)} {Was(made)} applied",
    };

    private static string Number(long number) => number == 0 ? "None" : number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Was(long number) => number < 2 ? "was" : "were";

    private static string Pending(HowMany many, Bucket bucket)
    {
        var (now, then) = (many.Fits(bucket.Made), many.Fits(bucket.Made + bucket.Pending));
        return now == then ? "" : $"{ToCome(bucket.Pending)}, {(now ? "which would break it" : "with which it would hold")}.";
    }

    private static string Pending(HowMany many, Bucket? turns, bool mends) =>
        turns is { } bucket ? $"For {bucket.Value}: {Pending(many, bucket)}"
        : mends ? "More is still to come, with which it would hold."
        : "";

    private static string ToCome(int pending) => $"{pending} more {(pending == 1 ? "is" : "are")} still to come";

    private static string More(long more) => more == 0 ? "" : $"… and so of {more.ToString("N0", CultureInfo.InvariantCulture)} more {(more == 1 ? "value" : "values")}.";

    // Of calls each value that came has had one.
    private static string Uncounted(ExpectedCount expected, Buckets buckets) =>
        buckets.WereMore && (expected.HowMany.Most is not null || expected.HowMany.Least > (expected is ExpectedCalls ? 1 : 0))
            ? $"More than {buckets.Limit.ToString("N0", CultureInfo.InvariantCulture)} values came, and only so many are counted."
            : "";

    // Where no call had a value, what is expected of each value has looked at nothing.
    private static string Without(ExpectedCount expected, Buckets buckets) => buckets.Without == 0 ? ""
        : $"{Number(buckets.Without)} {(buckets.Without == 1 ? "call" : "calls")} had nothing at {Shown.Line(expected.Per!.Written)}, and {Was(buckets.Without)} not counted.";

    // Those that came first.
    private static void Keep(PriorityQueue<Bucket, long> told, Bucket bucket)
    {
        told.Enqueue(bucket, -bucket.Calls.First);
        if (told.Count > MostTold)
        {
            told.Dequeue();
        }
    }
}
