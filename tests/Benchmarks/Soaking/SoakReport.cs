namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>Tells what a soak came to: by tenths, and the last quarter beside the second.</summary>
internal static class SoakReport
{
    private const int Tenths = 10;
    private const double Permitted = 1.05;

    private static readonly (string Name, Func<Vitals, double> Of)[] Measures =
        [("resident memory", each => each.Resident), ("managed heap", each => each.Heap ?? 0), ("handles", each => each.Handles), ("threads", each => each.Threads)];

    /// <summary>Medians of each tenth.</summary>
    public static void Table(IReadOnlyList<Vitals> vitals)
    {
        Report.Head("until", "resident MiB", "heap MiB", "handles", "threads");
        foreach (var tenth in vitals.Chunk(Math.Max(1, (int)Math.Ceiling(vitals.Count / (double)Tenths))))
        {
            Report.Row($"{tenth[^1].At:mm\\:ss}", Measures.Select(measure => Report.Figure(Report.Median(tenth.Select(measure.Of)), "0.0")));
        }
    }

    /// <summary>What has grown. Shrinking is no finding: a collector that gives memory back is no leak.</summary>
    /// <returns>A line for each measure, and whether it stands.</returns>
    public static IReadOnlyList<(string Line, bool Stands)> Judge(IReadOnlyList<Vitals> vitals) =>
    [
        .. from measure in Measures
           let second = Report.Median(vitals.Take((vitals.Count / 4)..(vitals.Count / 2)).Select(measure.Of))
           let last = Report.Median(vitals.Take((vitals.Count * 3 / 4)..vitals.Count).Select(measure.Of))
           let stands = last <= second * Permitted
           select ($"{(stands ? "stands" : "GROWS")}  {measure.Name}: {Report.Figure(second, "0.0")} in the second quarter, {Report.Figure(last, "0.0")} in the last"
               + (second > 0 ? $", {Report.Figure(last / second, "0.000")} times; {Permitted} is permitted" : ""), stands),
    ];
}
