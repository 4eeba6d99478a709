namespace ChatEmulator.Judging.Retries;

/// <summary>How far waits are off a line that is drawn through the first one and the last one that no cap has touched.</summary>
internal static class Curve
{
    /// <summary>How far off, as a part of the line, jittered waits on average may be.</summary>
    public const double MostError = 0.2;

    /// <summary>Whether all waits are on the line, those at the cap too.</summary>
    public static bool Fits(BackoffShape shape, WaitTable table)
    {
        if (shape != BackoffShape.Constant && (table.Uncapped < 2 || table.Medians[table.Uncapped - 1] <= table.Medians[0] + WaitTable.Slack(table.Medians[0])))
        {
            return false;
        }

        for (var k = 0; k < table.Medians.Length; k++)
        {
            var line = Line(shape, table.Medians, shape == BackoffShape.Constant ? 1 : table.Uncapped, k);
            line = table.CapAt is null ? line : Math.Min(line, table.Longest);
            if (Math.Abs(table.Medians[k] - line) > WaitTable.Slack(line))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How far the average waits between the ends are off the line at most, as a part of it; 0 with none between.</summary>
    public static double Error(BackoffShape shape, WaitTable table)
    {
        var worst = 0.0;
        for (var k = 1; k < table.Uncapped - 1; k++)
        {
            var line = Line(shape, table.Means, table.Uncapped, k);
            worst = Math.Max(worst, Math.Abs(table.Means[k] - line) / line);
        }

        return worst;
    }

    private static double Line(BackoffShape shape, double[] waits, int count, int k)
    {
        var (first, last) = (waits[0], waits[count - 1]);
        return shape switch
        {
            BackoffShape.Linear => first + ((last - first) * k / (count - 1)),
            BackoffShape.Exponential => first <= 0 ? double.NaN : first * Math.Pow(last / first, (double)k / (count - 1)),
            _ => first,
        };
    }
}
