using BenchmarkDotNet.Attributes;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Benchmarks;

/// <summary>What a world costs before anything happens in it.</summary>
[MemoryDiagnoser]
public class WorldBenchmarks : IDisposable
{
    private const int Number = 1_000;

    private readonly string[] _names = [.. Enumerable.Range(0, Number).Select(nth => $"world-{nth}")];
    private Engine _engine = null!;

    /// <summary>Makes an engine that has no world but the default one.</summary>
    [IterationSetup]
    public void Begin()
    {
        var vendors = Vendors.All();
        _engine = new Engine(vendors, new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText(Workload.Scenario).Scenarios[0]);
    }

    /// <summary>Worlds are made as a call makes them, and kept.</summary>
    [Benchmark(OperationsPerInvoke = Number)]
    public World A_new_world()
    {
        World? last = null;
        foreach (var name in _names)
        {
            last = _engine.Worlds.FindOrMake(name);
        }

        return last!;
    }

    /// <inheritdoc/>
    [IterationCleanup]
    public void Dispose()
    {
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }
}
