namespace ChatEmulator.Benchmarks;

/// <summary>
/// Whether worlds hold each other up: the throughput of the same server under calls to eight worlds, on one core and on two. Server and load
/// generator share the cores, so twice the cores is twice of everything, and what is lost is waited away, or is the price
/// of two cores, which the limit pays as well.
/// </summary>
internal static class WorldsVerb
{
    private const int Worlds = 8;


    public static int Run(Settings settings)
    {
        Cores.Share(2);
        Report.Facts(settings);
        Report.Head("requests/s", ["limit, 1 core", "2 cores", "ratio", "1 world, 1 core", "2 cores", "ratio", "8 worlds, 1 core", "2 cores", "ratio"]);
        var seats = new List<Seat>();
        try
        {
            foreach (var (recipe, worlds) in new[] { (Servers.Limit(settings), 0), (Servers.Emulator(settings), 1), (Servers.Emulator(settings), Worlds) })
            {
                seats.Add(new Seat(recipe, worlds, cores: 1, settings));
                seats.Add(new Seat(recipe, worlds, cores: 2, settings));
            }

            for (var round = 1; round <= settings.Rounds; round++)
            {
                seats.ForEach(seat => seat.Round());
                Report.Row($"round {round}", Cells(seats, seat => seat.PerSecond[^1]));
            }

            Report.Row("median", Cells(seats, seat => Report.Median(seat.PerSecond)));
        }
        finally
        {
            seats.ForEach(seat => seat.Dispose());
        }

        return 0;
    }

    private static string[] Cells(List<Seat> seats, Func<Seat, double> of) =>
        [.. seats.Chunk(2).SelectMany(pair => new[] { Report.Figure(of(pair[0]), "0"), Report.Figure(of(pair[1]), "0"), Report.Figure(of(pair[1]) / of(pair[0])) })];

    /// <summary>A server on so many cores, and the load that shares them.</summary>
    private sealed class Seat : IDisposable
    {
        private readonly int _cores;
        private readonly Settings _settings;
        private readonly Child _child;
        private readonly LoadGenerator _load;

        public Seat(Recipe recipe, int worlds, int cores, Settings settings)
        {
            (_cores, _settings) = (cores, settings);
            Cores.Share(cores);
            _child = new Child(recipe);
            _load = new LoadGenerator(_child.Port(), settings.Connections, worlds: worlds);
            _load.Run(settings.WarmUp, 3 * settings.Longest);
        }

        public List<double> PerSecond { get; } = [];

        public void Round()
        {
            Cores.Share(_cores);
            PerSecond.Add(_load.Run(_settings.Requests, _settings.Longest).PerSecond);
        }

        public void Dispose()
        {
            _load.Dispose();
            _child.Dispose();
        }
    }
}
