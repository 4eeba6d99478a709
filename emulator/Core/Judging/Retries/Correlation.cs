namespace ChatEmulator.Judging.Retries;

/// <summary>Whether a jittered wait has to do with the one right before it, each measured by how far it is off its average.</summary>
/// <param name="Pairs">How many pairs of waits.</param>
/// <param name="Value">From -1 to 1; 0 when they have nothing to do with one another.</param>
internal readonly record struct Correlation(int Pairs, double Value)
{
    private const int FewestPairs = 60;
    private const double Least = 0.2;
    private const double Deviations = 2.5;

    /// <summary>The correlation of waits that no cap has touched.</summary>
    public static Correlation Of(WaitTable table)
    {
        var spread = Enumerable.Range(0, table.Uncapped).Select(k => Deviation(table, k)).ToArray();
        var (pairs, sum) = (0, 0.0);
        foreach (var waits in table.Series)
        {
            for (var k = 1; k < Math.Min(waits.Length, table.Uncapped); k++)
            {
                if (spread[k] > 0 && spread[k - 1] > 0)
                {
                    sum += (waits[k] - table.Means[k]) / spread[k] * ((waits[k - 1] - table.Means[k - 1]) / spread[k - 1]);
                    pairs++;
                }
            }
        }

        return new Correlation(pairs, pairs == 0 ? 0 : sum / pairs);
    }

    /// <summary>What it tells of waits that grow; null when each is drawn for itself.</summary>
    public (BackoffShape Shape, string Why)? Tells(WaitTable table) =>
        Pairs < FewestPairs ? (BackoffShape.Unclear, $"The waits differ and grow; whether each is drawn for itself takes {FewestPairs} pairs of them, and there are {Pairs}.")
        : Value > Threshold ? (BackoffShape.DecorrelatedJitter, "The waits differ and grow, and a long one is followed by a long one.")
        : Value >= -Threshold ? null
        : OneCurve.Permits(table) ? (BackoffShape.DecorrelatedJitter, "The waits differ and grow, and a long one is followed by a short one, as Polly draws them.")
        : (BackoffShape.Unclear, "The waits differ and grow, and a long one is followed by a short one in a way that nobody is known for.");

    private double Threshold => Math.Max(Least, Deviations / Math.Sqrt(Pairs));

    private static double Deviation(WaitTable table, int retry)
    {
        var squares = table.Series.Where(waits => waits.Length > retry).Select(waits => Math.Pow(waits[retry] - table.Means[retry], 2)).ToList();
        return Math.Sqrt(squares.Average());
    }

    /// <summary>
    /// The formula of Polly's <c>UseJitter</c> with exponential growth: the waits up to a retry are together a point of one curve, drawn
    /// between where the curve is at that retry and where it is at the next. So there is a base that all of them agree to.
    /// </summary>
    private static class OneCurve
    {
        private const double Tolerance = 1.02;

        public static bool Permits(WaitTable table)
        {
            var (least, most) = (0.0, double.MaxValue);
            foreach (var waits in table.Series)
            {
                var sum = 0.0;
                for (var k = 0; k < Math.Min(waits.Length, table.Uncapped); k++)
                {
                    sum += waits[k];
                    least = Math.Max(least, sum / At(k + 1));
                    most = k == 0 ? most : Math.Min(most, sum / At(k));
                }
            }

            return least <= most * Tolerance;
        }

        private static double At(double t) => Math.Pow(2, t) * Math.Tanh(Math.Sqrt(4 * t));
    }
}
