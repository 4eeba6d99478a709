namespace ChatEmulator.Benchmarks;

/// <summary>Servers on one core, the load generator on another, so that neither takes the other's time.</summary>
internal static class Cores
{
    /// <summary>The beginning of a child's command line; empty where nothing is pinned.</summary>
    public static string[] Pin { get; private set; } = [];

    /// <summary>The cores that this process had at its start.</summary>
    public static int Available { get; } = Environment.ProcessorCount;

    /// <summary>Pins this thread, hence every thread it starts, and what children will start with. Says so where it cannot.</summary>
    public static void Divide()
    {
        if (Known() is (var taskset, [var first, var second, ..]))
        {
            Take(second);
            Pin = [taskset, "-c", $"{first}"];
        }
    }

    /// <summary>Puts this thread, what it starts, and what children will start with, all together on so many cores.</summary>
    /// <exception cref="CannotStartException">There are not so many, or nothing that pins.</exception>
    public static void Share(int count)
    {
        if (Known() is not (var taskset, var cores) || cores.Length < count)
        {
            throw new CannotStartException("This needs two cores, and taskset.");
        }

        Take(cores[..count]);
        Pin = [taskset, "-c", string.Join(',', cores[..count])];
    }

    private static void Take(params int[] cores)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux())
        {
            self.ProcessorAffinity = (nint)cores.Aggregate(0L, (mask, core) => mask | (1L << core));
        }
    }

    // What pins, and the cores that this process was given; null where nothing can be pinned.
    private static (string Taskset, int[] Cores)? Known()
    {
        var taskset = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, "taskset"))
            .FirstOrDefault(File.Exists);
        if (!OperatingSystem.IsLinux() || taskset is null || Available < 2)
        {
            Console.WriteLine($"Nothing is pinned ({(taskset is null ? "no taskset" : "one core")}): read the ratios with care.");
            return null;
        }

        return (taskset, All.Value);
    }

    private static readonly Lazy<int[]> All = new(() =>
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var mask = OperatingSystem.IsLinux() ? (long)self.ProcessorAffinity : 0;
        return [.. Enumerable.Range(0, 63).Where(core => (mask >> core & 1) == 1)];
    });
}
