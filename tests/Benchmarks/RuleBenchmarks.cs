using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>What rules cost a call that meets none of them: five hundred on its operation, two conditions each, beside a scenario without any.</summary>
public class RuleBenchmarks : IDisposable
{
    private const int Rules = 500;

    private readonly Exchange _call = Workload.Exchange(Workload.Body);
    private Engine _engine = null!;

    /// <summary>The conditions of each rule; <c>#</c> is its number, and none for no rules.</summary>
    [Params("", "body.member_id: nobody-#, body.ttl: { at_least: 1 }", "body.ttl: { at_least: 1 }, header.x-try: t#", "body.ttl: { at_least: 1 }, body.member_id: { contains: nobody-# }")]
    public string Conditions { get; set; } = "";

    /// <summary>Makes an engine, and shows that it answers 200 and no rule fires.</summary>
    [GlobalSetup]
    public void Begin()
    {
        var rules = Conditions.Length == 0 ? [] : Enumerable.Range(0, Rules).Select(i =>
            $"  - {{ name: r{i}, calls: signalwire.create_token, when: {{ {Conditions.Replace("#", $"{i}", StringComparison.Ordinal)} }}, delivery: {{ delay: 1s }} }}\n");
        var vendors = Vendors.All();
        var loaded = new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText($"scenario: rules\n{(Conditions.Length == 0 ? "" : "rules:\n")}{string.Concat(rules)}");
        _engine = new Engine(vendors, loaded.Scenarios[0]);
        if (_engine.Handle(_call) is not { Rule: null, Script.Reply.Status: 200 })
        {
            throw new InvalidOperationException("A rule fires, or the workload is not accepted; nothing measured with it would mean anything.");
        }
    }

    /// <summary>A call from request to outcome, recorded and closed.</summary>
    [Benchmark]
    public int Handle()
    {
        var outcome = _engine.Handle(_call);
        outcome.Close(new Ending(EndingKind.Delivered, 0, default, 0));
        return outcome.Script.Reply.Status;
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }
}
