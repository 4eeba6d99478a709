using System.Diagnostics;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>Whether worlds hold each other up, without a network: calls decided by one thread and by two, in one world and in eight.</summary>
internal static class ThreadsVerb
{
    private const int Worlds = 8;
    private const int Calls = 200_000;

    private static readonly Exchange[] InWorlds = [.. Enumerable.Range(0, Worlds).Select(nth => Workload.Exchange(Workload.Body, $"world-{nth}"))];
    private static readonly Exchange[] InOne = [Workload.Exchange(Workload.Body)];

    public static int Run(Settings settings)
    {
        Report.Facts(settings);
        var vendors = Vendors.All();
        using var engine = new Engine(vendors, new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText(Workload.Scenario).Scenarios[0]);
        var ratios = new List<(double One, double Eight)>();
        Report.Head("calls/s", ["1 world, 1 thread", "2 threads", "ratio", "8 worlds, 1 thread", "2 threads", "ratio"]);
        for (var round = -2; round <= settings.Rounds; round++)
        {
            double[] rates = [PerSecond(engine, InOne, 1), PerSecond(engine, InOne, 2), PerSecond(engine, InWorlds, 1), PerSecond(engine, InWorlds, 2)];
            if (round > 0)
            {
                ratios.Add((rates[1] / rates[0], rates[3] / rates[2]));
                Report.Row($"round {round}", [.. rates.Chunk(2).SelectMany(pair => new[] { Report.Figure(pair[0], "0"), Report.Figure(pair[1], "0"), Report.Figure(pair[1] / pair[0]) })]);
            }
        }

        Console.WriteLine($"\nmedian of the ratios: 1 world {Report.Figure(Report.Median(ratios.Select(each => each.One)))}, 8 worlds {Report.Figure(Report.Median(ratios.Select(each => each.Eight)))}");
        return 0;
    }

    private static double PerSecond(Engine engine, Exchange[] calls, int number)
    {
        var threads = Enumerable.Range(0, number).Select(first => new Thread(() =>
        {
            for (var nth = first; nth < Calls * number; nth += number)
            {
                engine.Handle(calls[nth % calls.Length]).Close(new Ending(EndingKind.Delivered, 0, default, 0));
            }
        })).ToList();
        var clock = Stopwatch.StartNew();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Calls * number / clock.Elapsed.TotalSeconds;
    }
}
