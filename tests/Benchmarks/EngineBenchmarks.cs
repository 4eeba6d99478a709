using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>The whole way of a call, and its first step, which parses a body and checks it against the contract.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks : IDisposable
{
    private Engine _engine = null!;
    private Operation _mint = null!;
    private Profile _profile = null!;
    private Exchange _small = null!;
    private Exchange _large = null!;

    /// <summary>Makes an engine that plays the twenty rules, and shows that it answers 200.</summary>
    [GlobalSetup]
    public void Begin()
    {
        var vendors = Vendors.All();
        var loaded = new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText(Workload.Scenario);
        if (loaded.HasErrors)
        {
            throw new InvalidOperationException(string.Join('\n', loaded.Problems));
        }

        _engine = new Engine(vendors, loaded.Scenarios[0]);
        _mint = vendors.SelectMany(vendor => vendor.Operations).Single(each => each.Entry.Name == "signalwire.create_token");
        _profile = _mint.Provider.Choose(loaded.Scenarios[0].Profiles["signalwire"]);
        _small = Workload.Exchange(Workload.Body);
        _large = Workload.Exchange(Large());
        if (Handle() != 200 || Read(_large) != 0)
        {
            throw new InvalidOperationException("The workload is not accepted; nothing measured with it would mean anything.");
        }
    }

    /// <summary>A call from request to outcome, recorded and closed; the status is given back.</summary>
    [Benchmark]
    public int Handle()
    {
        var outcome = _engine.Handle(_small);
        outcome.Close(new Ending(EndingKind.Delivered, 0, default, 0));
        return outcome.Script.Reply.Status;
    }

    /// <summary>Parse and contract of the small body.</summary>
    [Benchmark]
    public int Read_small() => Read(_small);

    /// <summary>Parse and contract of a body with 500 channels, the most that is permitted.</summary>
    [Benchmark]
    public int Read_500_channels() => Read(_large);

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Large()
    {
        var channels = Enumerable.Range(0, 500).Select(i => $"\"channel-{i}\":{{\"read\":true,\"write\":false}}");
        return $"{{\"ttl\":60,\"channels\":{{{string.Join(',', channels)}}}}}";
    }

    private int Read(Exchange exchange)
    {
        using var reading = _mint.Read(exchange, _profile);
        return reading.Violations.Count;
    }
}
