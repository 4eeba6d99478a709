namespace ChatEmulator.Benchmarks.Peers;

/// <summary>How much is measured.</summary>
/// <param name="Starts">Starts of each, after one that is thrown away.</param>
/// <param name="Calls">Calls before the rounds: the warm-up, and what memory is told after.</param>
/// <param name="Fill">The longest that they may take.</param>
/// <param name="Rounds">Rounds in turn.</param>
/// <param name="Round">How long a round is.</param>
internal sealed record Extent(int Starts, int Calls, TimeSpan Fill, int Rounds, TimeSpan Round)
{
    public static Extent Of(Settings settings) => settings.Quick
        ? new Extent(1, Math.Min(settings.Calls, 5_000), TimeSpan.FromSeconds(4), 1, TimeSpan.FromSeconds(1))
        : new Extent(settings.Rounds, settings.Calls, TimeSpan.FromSeconds(30), settings.Rounds, settings.Longest);
}

/// <summary>A server in the field, and all that was measured of it.</summary>
internal sealed class Seat(Peer peer) : IDisposable
{
    private const int Usual = 16;

    private Child? _child;
    private Ports _ports;

    /// <summary>How many connections there are in the rounds.</summary>
    public static int[] Connections { get; } = [1, Usual, 64];

    public Peer Peer { get; } = peer;

    /// <summary>Milliseconds from the start of the process to its first right answer, and MiB then.</summary>
    public List<(double Milliseconds, double Resident)> Starts { get; } = [];

    public Interview? Interview { get; private set; }

    /// <summary>MiB after the warm-up, and after how many calls that was.</summary>
    public (double Resident, long Calls) Filled { get; private set; }

    /// <summary>Microseconds of processor time a request, over 16 connections.</summary>
    public List<double> Cpu { get; } = [];

    /// <summary>The same of the load.</summary>
    public List<double> OwnCpu { get; } = [];

    /// <summary>Requests a second, by connections.</summary>
    public Dictionary<int, List<double>> PerSecond { get; } = Connections.ToDictionary(each => each, _ => new List<double>());

    /// <summary>The largest part of its core that the load was busy, by connections.</summary>
    public Dictionary<int, double> Busy { get; } = Connections.ToDictionary(each => each, _ => 0.0);

    /// <summary>One start, from nothing to nothing.</summary>
    public void Start(bool counts)
    {
        var (child, _, taken) = Peer.Begin();
        using (child)
        {
            Thread.Sleep(300); // what was begun at the start is done, and memory stands still
            if (counts)
            {
                Starts.Add((taken.TotalMilliseconds, child.Resident));
            }
        }
    }

    /// <summary>Starts it for good, asks what it can do, and warms it up.</summary>
    /// <exception cref="WrongAnswerException">It does not do what it is measured by.</exception>
    public void Fill(Extent extent)
    {
        (_child, _ports, _) = Peer.Begin();
        Interview = Interview.Of(Peer, _ports);
        if (!Interview.Answers)
        {
            throw new WrongAnswerException($"{Peer.Name} answers a right call with {Interview.Right}, token: {Interview.Token}.");
        }

        using var load = new LoadGenerator(_ports.Calls, Usual, distinct: true);
        var run = load.Run(extent.Calls, extent.Fill);
        Thread.Sleep(300);
        Filled = (_child.Resident, run.Requests);
    }

    /// <summary>One round; over new connections, because some servers end those that rest.</summary>
    public void Round(int connections, Extent extent)
    {
        using var load = new LoadGenerator(_ports.Calls, connections);
        var before = _child!.Cpu;
        var run = load.Run(long.MaxValue / 2, extent.Round);
        PerSecond[connections].Add(run.PerSecond);
        Busy[connections] = Math.Max(Busy[connections], run.Own / run.Elapsed);
        if (connections == Usual)
        {
            Cpu.Add((_child.Cpu - before).TotalMicroseconds / run.Requests);
            OwnCpu.Add(run.Own.TotalMicroseconds / run.Requests);
        }
    }

    public void Dispose() => _child?.Dispose();
}
