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
        var taskset = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, "taskset"))
            .FirstOrDefault(File.Exists);
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        if (taskset is null || Available < 2)
        {
            Console.WriteLine($"Nothing is pinned ({(taskset is null ? "no taskset" : "one core")}): read the ratios with care.");
            return;
        }

        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var mask = (long)self.ProcessorAffinity;
        var cores = Enumerable.Range(0, 63).Where(core => (mask >> core & 1) == 1).ToArray();
        self.ProcessorAffinity = (nint)(1L << cores[1]);
        Pin = [taskset, "-c", $"{cores[0]}"];
    }
}
