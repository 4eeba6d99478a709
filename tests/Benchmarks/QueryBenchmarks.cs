using System.Text;
using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Benchmarks;

/// <summary>What a question over a full journal costs: a hundred thousand calls of two operations, each with a key of its own.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks : IDisposable
{
    private const int Calls = 100_000;

    private Engine _engine = null!;
    private Asking _asking = null!;
    private CallQuery _keyed = null!;
    private CallQuery _other = null!;
    private int _nth;

    /// <summary>Fills the journal.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var providers = Vendors.All();
        var loaded = new Loader([.. providers.Select(provider => provider.Catalogue)]).LoadText("scenario: queries\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }");
        _engine = new Engine(providers, loaded.Scenarios.Single(), limits: new JournalLimits(Calls, 128_000_000));
        for (_nth = 1; _nth <= Calls; _nth++)
        {
            Send(_nth, $"m-{_nth}");
        }

        _asking = new Asking(_engine.Worlds.Default, providers);
        _keyed = _asking.With(_asking.To("algoreg.create_message"), "body.ext_msg_id", "m-51000");
        _other = _asking.With(_asking.To("algoreg.create_message"), "body.to", "m-51000@example.com");
    }

    /// <summary>Calls of an operation with a value at its key.</summary>
    [Benchmark]
    public int By_operation_and_key() => One(_asking.Calls(_keyed).Count);

    /// <summary>An expectation of them, which holds.</summary>
    [Benchmark]
    public bool Exactly_one() => _asking.Judge(Expectation.Exactly(_keyed, 1)).Held;

    /// <summary>The same by a place that is no key: each of 50,000 bodies is read.</summary>
    [Benchmark]
    public int By_operation_and_another_place() => One(_asking.Calls(_other).Count);

    /// <summary>By what a head tells.</summary>
    [Benchmark]
    public int By_status() => _engine.Worlds.Default.Journal.Latest(new CallFilter { Statuses = StatusSet.Of(500) }, 10).Count;

    /// <summary>A wait begins, its call comes and is decided, and whoever waits goes on: the call is most of it where cores are free.</summary>
    [Benchmark]
    public async Task A_wait_and_its_call()
    {
        var key = $"w-{++_nth}";
        var query = _asking.With(_keyed with { Conditions = [], Since = _engine.Worlds.Default.Journal.Total }, "body.ext_msg_id", key);
        var wait = _asking.WaitAsync(Expectation.AtLeast(query, 1), new Patience(TimeSpan.FromMinutes(1)));
        Send(2, key);
        if (!(await wait).Held)
        {
            throw new InvalidOperationException("The wait ended without its call.");
        }
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private static int One(int count) => count == 1 ? count : throw new InvalidOperationException($"{count} calls were found.");

    private void Send(int nth, string key) => _engine.Handle(new Exchange(
        "POST",
        nth % 2 == 0 ? "/api/v1/message" : "/api/v1/chat/token",
        "",
        [new Header("Authorization", "Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=")],
        Encoding.UTF8.GetBytes(nth % 2 == 0 ? $$"""{"to":"{{key}}@example.com","subject":"Hello","content":"How are you?","ext_msg_id":"{{key}}"}""" : $$"""{"external_id":"{{key}}"}""")));
}
