using System.Diagnostics;
using System.Net.Sockets;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>
/// Mixed traffic against one server, whose vitals are taken each second. Whatever is bounded is filled first, so that nothing may grow
/// from then on: journal and draws by distinct calls, what is remembered of worlds by worlds that come and go, messages, ledger, what is
/// counted for each of their ids and who people are by as many of these, what happened beside the calls by data that fills its room.
/// </summary>
internal sealed class Soak : IDisposable
{
    private const long DistinctCalls = 120_000;
    private const int PassingWorlds = 12_000;
    private const int Leavings = 120_000;
    private const int LongOnes = 300;
    private const int LongTexts = 12;
    private const int HungAtTheEnd = 20;

    /// <summary>The longest that a stop may take.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("soak-").FullName;
    private readonly TimeSpan _length;
    private readonly Child _child;
    private readonly Uri _url;
    private readonly CallTraffic _calls;
    private readonly RudeTraffic _rude;
    private readonly ControlTraffic _control;
    private readonly List<Vitals> _vitals = [];

    /// <summary>Starts the server.</summary>
    public Soak(Settings settings)
    {
        _length = TimeSpan.FromMinutes(settings.Minutes);
        var (file, secure) = (Path.Combine(_folder, "soak.yaml"), Child.FreePort());
        File.WriteAllText(file, SoakScenario.Yaml(0));
        _child = new Child(new Recipe(
            "emulator", settings.Against, ["serve", "--scenario", file, "--http2", "--tls", $"{secure}", "--port", "{port}"],
            ("DOTNET_STARTUP_HOOKS", typeof(Soak).Assembly.Location), (StartupHook.File, HeapFile)));
        _url = new Uri($"http://127.0.0.1:{_child.Port()}");
        var https = new Uri($"https://127.0.0.1:{secure}");
        (_calls, _rude, _control) = (new CallTraffic(_url, https, Record), new RudeTraffic(_url, https), new ControlTraffic(_url, Record, file));
    }

    /// <summary>What clients saw.</summary>
    public Record Record { get; } = new();

    /// <summary>What the server held, each second.</summary>
    public IReadOnlyList<Vitals> Vitals => _vitals;

    /// <summary>What the server said on standard error and where it does not look like a soak.</summary>
    public IReadOnlyList<string> Said => _child.Said;

    private string HeapFile => Path.Combine(_folder, "heap");

    /// <summary>Fills what is bounded.</summary>
    public async Task Fill(CancellationToken stop)
    {
        using (var load = new LoadGenerator(_url.Port, 8, distinct: true))
        {
            for (var sent = 0L; sent < DistinctCalls && !stop.IsCancellationRequested; sent += DistinctCalls / 20)
            {
                load.Run(DistinctCalls / 20, TimeSpan.FromMinutes(5));
            }
        }

        await Each(PassingWorlds, _control.Pass, stop);
        await Each(Leavings, n => _calls.Leave(n, isLong: n >= Leavings - LongOnes), stop);
        for (var n = 0; n < LongTexts; n++)
        {
            await _control.Enlarge(n);
        }

        if (await _control.Dropped() == 0)
        {
            Record.Find("The journal was not full when the traffic began.");
        }
    }

    private static Task Each(long many, Func<long, Task> act, CancellationToken stop) =>
        Parallel.ForAsync(0L, many, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop }, async (n, _) => await act(n));

    /// <summary>Lets everybody at the server for the whole time, or until it is told to stop.</summary>
    public async Task Run(Action<Vitals> seen, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Driver[] drivers = [.. _calls.Drivers, .. _rude.Drivers, .. _control.Drivers];
        var traffic = Task.WhenAll(drivers.Select(driver => driver.Drive(Record, end.Token)));
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) is var at && at < _length && !stop.IsCancellationRequested)
        {
            _child.MustLive();
            _vitals.Add(Soaking.Vitals.Of(_child, HeapFile, at));
            seen(_vitals[^1]);
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await end.CancelAsync();
        await traffic;
    }

    /// <summary>Tells the server to end while calls hang.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> Stop()
    {
        var hung = new List<Socket>();
        for (var i = 0; i < HungAtTheEnd; i++)
        {
            hung.Add(await _rude.Hang());
        }

        var (took, code) = _child.Stop(StopsWithin);
        if (code != 0)
        {
            Record.Find(code is null ? $"It had not ended {StopsWithin.TotalSeconds} s after SIGTERM." : $"It ended with exit code {code}.");
        }

        hung.ForEach(socket => socket.Dispose());
        return took;
    }

    public void Dispose()
    {
        _calls.Dispose();
        _control.Dispose();
        _child.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
