namespace ChatEmulator.Judging.Retries;

/// <summary>The waits of many series, by which retry they were before: those that the client chose by itself, from the first retry on without a gap.</summary>
internal sealed class WaitTable
{
    // What clocks and schedulers add to a wait.
    private const double Part = 0.05;
    private const double CapPart = 0.005;

    private static readonly double Least = TimeSpan.FromMilliseconds(5).Ticks;

    private readonly List<double[]> _columns = [];

    /// <summary>The waits of series, in ticks.</summary>
    public WaitTable(IEnumerable<double[]> series)
    {
        Series = [.. series.Where(waits => waits.Length > 0)];
        var longest = Series.OrderByDescending(waits => waits.Length).ToList();
        for (var k = 0; longest.Count > 0 && longest[0].Length > k; k++)
        {
            _columns.Add([.. longest.TakeWhile(waits => waits.Length > k).Select(waits => waits[k]).Order()]);
        }

        Medians = [.. _columns.Select(column => column[column.Length / 2])];
        Means = [.. _columns.Select(column => column.Average())];
        Longest = _columns.Count == 0 ? 0 : _columns.Max(column => column[^1]);
        IsJittered = _columns.Exists(column => column.Length >= 3 && Middle(column) > Slack(column[column.Length / 2]));
        CapAt = FindCap();
    }

    /// <summary>Each series, one wait after the other.</summary>
    public List<double[]> Series { get; }

    /// <summary>Before the first retry, the second, and so on: the wait in the middle.</summary>
    public double[] Medians { get; }

    /// <summary>The same on average.</summary>
    public double[] Means { get; }

    /// <summary>The longest wait of all.</summary>
    public double Longest { get; }

    /// <summary>Whether waits before the same retry differ by more than clocks do.</summary>
    public bool IsJittered { get; }

    /// <summary>Before which retry, from 0, the longest wait is a cap and no accident; null when it is none.</summary>
    public int? CapAt { get; }

    /// <summary>How many retries tell of growth: those that no cap has touched.</summary>
    public int Uncapped => CapAt ?? _columns.Count;

    /// <summary>How many waits there were before a retry.</summary>
    public int Count(int retry) => _columns[retry].Length;

    /// <summary>The widest middle half, as a part of its median; null when nothing came twice.</summary>
    public double? Spread => _columns.Where(column => column.Length > 1 && column[column.Length / 2] > 0)
        .Select(column => (double?)(Middle(column) / column[column.Length / 2])).Max();

    /// <summary>By how much waits of a length may differ and still be the same.</summary>
    public static double Slack(double wait) => Math.Max(Math.Abs(wait) * Part, Least);

    private static double Middle(double[] column) => column[^(1 + (column.Length / 4))] - column[column.Length / 4];

    // Drawn waits are never quite equal, so that a few that are betray it; others have to stay there for two retries.
    private int? FindCap()
    {
        if (_columns.Count < 2 || Medians[0] > Longest * (1 - Part))
        {
            return null;
        }

        var capped = _columns.Select(column => column.Count(wait => wait >= Longest * (1 - CapPart))).ToList();
        var isCap = IsJittered
            ? Enumerable.Range(0, capped.Count).Any(k => capped[k] >= 3 && capped[k] >= _columns[k].Length * 0.2)
            : capped.Count(count => count > 0) > 1;
        return isCap ? capped.FindIndex(count => count > 0) : null;
    }
}
