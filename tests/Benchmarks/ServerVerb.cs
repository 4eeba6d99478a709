namespace ChatEmulator.Benchmarks;

/// <summary>
/// The emulator beside the limit under the same load: rounds in turn, so that whatever else the machine does hits all alike.
/// </summary>
internal static class ServerVerb
{
    private const string BesideTheLimit = "ratio = emulator / limit, switched = emulator / the limit with its switches; each the median of the rounds' own ratios for CPU.";
    private const string BesideItself = "ratio, again = with --otlp / without, twice, so that the two tell what a difference of nothing looks like; the collector is on the load's core and throws all away.";

    private const string BesideAFile = "ratio = with --journal / without; the other one is to what the second column is. The file is in the temporary folder, and is deleted.";

    public static int Run(Settings settings) =>
        Run(settings, [Servers.Limit(settings), Servers.LimitSwitched(settings), Servers.Emulator(settings)], "switched", BesideTheLimit);

    /// <summary>What telemetry costs a request: the emulator with a collector beside two without.</summary>
    public static int Telemetry(Settings settings)
    {
        using var collector = new Sink();
        var plain = Servers.Emulator(settings);
        var code = Run(settings, [plain, plain with { Name = "again" }, plain with { Name = "--otlp", Arguments = [.. plain.Arguments, "--otlp", collector.Url] }], "again", BesideItself);
        Console.WriteLine($"The collector was sent {collector.Requests:N0} requests, {collector.Bytes / 1_000_000:N0} MB.");
        return code;
    }

    /// <summary>What a journal file costs a request: the emulator with one beside the same without, twice; or, of two builds, beside the older one with one.</summary>
    public static int Journal(Settings settings)
    {
        var folder = Directory.CreateTempSubdirectory("emulator-journal-");
        try
        {
            var plain = Servers.Emulator(settings, "emulator", settings.Builds[^1]);
            var second = settings.Builds.Count == 1 ? plain with { Name = "again" } : WithFile(Servers.Emulator(settings, "older, --journal", settings.Builds[0]), folder, "older");
            return Run(settings, [plain, second, WithFile(plain with { Name = "--journal" }, folder, "this")], second.Name, BesideAFile);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Recipe WithFile(Recipe recipe, DirectoryInfo folder, string name) =>
        recipe with { Arguments = [.. recipe.Arguments, "--journal", Path.Combine(folder.FullName, $"{name}.ndjson")] };

    private static int Run(Settings settings, Recipe[] recipes, string second, string legend)
    {
        Cores.Divide();
        Report.Facts(settings);
        var seats = new List<Seat>();
        try
        {
            foreach (var recipe in recipes)
            {
                seats.Add(new Seat(recipe, settings));
                seats[^1].WarmUp();
            }

            Tell(seats, settings, second, legend);
        }
        finally
        {
            seats.ForEach(seat => seat.Dispose());
        }

        return 0;
    }

    private static void Tell(List<Seat> seats, Settings settings, string second, string legend)
    {
        Report.Head("CPU µs/request", [.. seats.Select(seat => seat.Name), "ratio", second]);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            seats.ForEach(seat => seat.Round());
            var cpu = seats.Select(seat => seat.Cpu[^1]).ToArray();
            Report.Row($"round {round}", Cells(cpu));
        }

        Report.Row("median", [
            .. seats.Select(seat => Report.Figure(Report.Median(seat.Cpu))),
            Report.Figure(Report.Median(Ratios(seats[2].Cpu, seats[0].Cpu))), Report.Figure(Report.Median(Ratios(seats[2].Cpu, seats[1].Cpu)))]);
        Console.WriteLine();
        Report.Head("medians", [.. seats.Select(seat => seat.Name), "ratio", second]);
        Report.Row("requests/s", Cells([.. seats.Select(seat => Report.Median(seat.PerSecond))], "0"));
        Report.Row("MiB at start", Cells([.. seats.Select(seat => seat.AtStart)], "0.0"));
        Report.Row("MiB under load", Cells([.. seats.Select(seat => Report.Median(seat.Resident))], "0.0"));
        Console.WriteLine($"\n{legend}");
    }

    private static IEnumerable<string> Cells(double[] values, string format = "0.00") =>
        [.. values.Select(value => Report.Figure(value, format)), Report.Figure(values[2] / values[0]), Report.Figure(values[2] / values[1])];

    private static IEnumerable<double> Ratios(List<double> ours, List<double> theirs) => ours.Zip(theirs, (one, other) => one / other);

    /// <summary>A server with its load and what was measured of it.</summary>
    private sealed class Seat : IDisposable
    {
        private readonly Settings _settings;
        private readonly Child _child;
        private readonly LoadGenerator _load;

        public Seat(Recipe recipe, Settings settings)
        {
            _settings = settings;
            _child = new Child(recipe);
            _load = new LoadGenerator(_child.Port(), settings.Connections);
            AtStart = _child.Resident;
        }

        public string Name => _child.Name;

        public double AtStart { get; }

        public List<double> Cpu { get; } = [];

        public List<double> PerSecond { get; } = [];

        public List<double> Resident { get; } = [];

        public void WarmUp() => _load.Run(_settings.WarmUp, 3 * _settings.Longest);

        public void Round()
        {
            var before = _child.Cpu;
            var load = _load.Run(_settings.Requests, _settings.Longest);
            Cpu.Add((_child.Cpu - before).TotalMicroseconds / load.Requests);
            PerSecond.Add(load.PerSecond);
            Resident.Add(_child.Resident);
        }

        public void Dispose()
        {
            _load.Dispose();
            _child.Dispose();
        }
    }
}
