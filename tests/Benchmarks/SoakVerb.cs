namespace ChatEmulator.Benchmarks;

/// <summary>
/// Mixed traffic for some minutes; or many plain calls, no two alike, so that nothing of the emulator's can be kept once for all of them: then
/// memory may grow while the journal fills, and in the last half it must stand.
/// </summary>
internal static class SoakVerb
{
    private const int Steps = 10;
    private const double Permitted = 1.05;

    public static int Run(Settings settings)
    {
        Cores.Divide();
        if (settings.Calls == 0)
        {
            return Soaking.MixedSoak.Run(settings);
        }

        Report.Facts(settings);
        using var child = new Child(Servers.Emulator(settings));
        using var load = new LoadGenerator(child.Port(), settings.Connections, distinct: true);
        Report.Head("calls", "MiB", "CPU µs/call", "calls/s");
        Report.Row("0", Report.Figure(child.Resident, "0.0"), "", "");
        var resident = new List<double>();
        for (var step = 1; step <= Steps; step++)
        {
            var before = child.Cpu;
            var run = load.Run(settings.Calls / Steps, TimeSpan.FromMinutes(10));
            resident.Add(child.Resident);
            Report.Row(
                $"{(long)settings.Calls / Steps * step}",
                Report.Figure(resident[^1], "0.0"), Report.Figure((child.Cpu - before).TotalMicroseconds / run.Requests), Report.Figure(run.PerSecond, "0"));
        }

        return Judge(resident[(Steps / 2 - 1)..]);
    }

    // Shrinking is no finding: a collector that gives memory back is no leak.
    private static int Judge(List<double> lastHalf)
    {
        var growth = lastHalf.Max() / lastHalf[0];
        var flat = growth <= Permitted;
        Console.WriteLine($"\n{(flat ? "Flat" : "NOT FLAT")}: at most {Report.Figure(growth)} times what it was at half of the calls; {Permitted} is permitted.");
        return flat ? 0 : 1;
    }
}
