namespace ChatEmulator.Judging.Retries;

/// <summary>Says how a client waits between attempts at one operation.</summary>
internal static class Backoffs
{
    private const int FewestJittered = 10;

    // From here on waits grow, and below it they do not, whatever jitter does to their middle.
    private const double LeastGrowth = 1.3;

    /// <summary>How it waits; null when nothing failed in passing and nothing was tried again.</summary>
    public static Backoff? Of(IEnumerable<Series> all)
    {
        var series = all.ToList();
        var retries = series.Sum(each => each.Retries.Count());
        var missed = series.Count(each => Refusals.PassesByWaiting(each) is not null);
        if (retries == 0 && missed == 0)
        {
            return null;
        }

        var table = new WaitTable(series.Select(Waits));
        var (shape, why) = retries == 0 ? (BackoffShape.None, $"{missed:N0} failed in passing, and nothing was tried again.") : Shape(table);
        return new Backoff(series[0].Operation, shape, why, [.. table.Medians.Select(Span)], Growth(table), table.Spread, table.CapAt is null ? null : Span(table.Longest));
    }

    private static double[] Waits(Series series) => [.. series.Retries.TakeWhile(retry => retry.Free is not null).Select(retry => (double)retry.Free!.Value.Ticks)];

    private static (BackoffShape Shape, string Why) Shape(WaitTable table) =>
        table.Series.Count == 0 ? (BackoffShape.Unclear, "Every retry came when a Retry-After had told, or before the attempt before it had ended.")
        : table.Medians.Length < 2 ? (BackoffShape.Unclear, "Nothing was tried a third time, and one wait tells of no growth.")
        : table.IsJittered ? Jittered(table)
        : Plain(table);

    private static (BackoffShape Shape, string Why) Plain(WaitTable table)
    {
        var curves = new[] { BackoffShape.Constant, BackoffShape.Linear, BackoffShape.Exponential }.Where(shape => Curve.Fits(shape, table)).ToList();
        return curves switch
        {
            [BackoffShape.Constant, ..] => Same(BackoffShape.Constant, table),
            [var shape] => Same(shape, table),
            [_, _] => (BackoffShape.Unclear, "The waits grow, and so few or so short ones may be linear or exponential."),
            _ when table.Series.Count < 3 => (BackoffShape.Unclear, "The waits are on no line, and with so few requests nothing tells whether that is jitter."),
            _ => (BackoffShape.Unclear, "The waits before the same retry are the same, and they are on no line that is known."),
        };
    }

    private static (BackoffShape Shape, string Why) Same(BackoffShape shape, WaitTable table) =>
        (shape, $"{(table.Series.Count == 1 ? "The waits of one request alone" : "The waits before the same retry are the same")}, and {Phrase(shape)}.");

    private static (BackoffShape Shape, string Why) Jittered(WaitTable table)
    {
        var (first, last) = (0, table.Uncapped - 1);
        if (last < 1 || table.Count(last) < FewestJittered)
        {
            return (BackoffShape.Unclear, $"The waits differ, and their growth takes {FewestJittered} requests that are tried three times{(table.CapAt is null ? "" : " before the longest wait")}.");
        }

        if (table.Means[last] < table.Means[first] * LeastGrowth)
        {
            return (BackoffShape.ConstantWithJitter, "The waits differ, and do not grow.");
        }

        return Correlation.Of(table).Tells(table) is { } found ? found : Independent(table);
    }

    private static (BackoffShape Shape, string Why) Independent(WaitTable table)
    {
        var (linear, exponential) = (Curve.Error(BackoffShape.Linear, table), Curve.Error(BackoffShape.Exponential, table));
        return table.Uncapped < 3 ? (BackoffShape.Unclear, "The waits differ and grow, each drawn for itself; two of them may be linear or exponential.")
            : linear < Curve.MostError && linear * 2 < exponential ? (BackoffShape.LinearWithJitter, "The waits differ, each drawn for itself, and grow by as much on average.")
            : exponential < Curve.MostError && exponential * 2 < linear ? (BackoffShape.ExponentialWithJitter, "The waits differ, each drawn for itself, and grow as many times on average.")
            : (BackoffShape.Unclear, "The waits differ and grow, each drawn for itself; with this much jitter they may be linear or exponential.");
    }

    private static string Phrase(BackoffShape shape) => shape switch
    {
        BackoffShape.Constant => "they are all as long",
        BackoffShape.Linear => "they grow by as much each time",
        _ => "they grow as many times each time",
    };

    private static double? Growth(WaitTable table) =>
        table.Uncapped < 2 || table.Medians[0] <= 0 ? null : Math.Pow(table.Medians[table.Uncapped - 1] / table.Medians[0], 1.0 / (table.Uncapped - 1));

    private static TimeSpan Span(double ticks) => TimeSpan.FromTicks((long)ticks);
}
