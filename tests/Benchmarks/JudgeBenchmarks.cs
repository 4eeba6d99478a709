using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>What twenty expectations of all kinds cost a call, beside the same call where nothing is expected.</summary>
[MemoryDiagnoser]
public class JudgeBenchmarks : IDisposable
{
    private const string Expected = """
        expect:
          - { calls: signalwire.create_token, at_least: 1 }
          - { calls: signalwire.create_token, at_least: 1, per: body.member_id }
          - { calls: "signalwire.*", status: 2xx, at_least: 1 }
          - { calls: "*", status: [4xx, 5xx], exactly: 0 }
          - { calls: signalwire.create_token, when: { body.member_id: { starts_with: member- }, body.ttl: { at_most: 60 } }, at_least: 1 }
          - { calls: signalwire.create_token, when: { header.X-Session: s-1 }, exactly: 0 }
          - { applied: signalwire.create_token, at_least: 1 }
          - { applied: signalwire.create_token, at_least: 1, per: body.member_id }
          - { applied: signalwire.create_token, at_least: 1, per: account }
          - { refused: "*", exactly: 0 }
          - { refused: "signalwire.*", at_most: 1, per: account }
          - { order: [signalwire.create_token, algoreg.create_message] }
          - { order: [{ calls: signalwire.create_token, status: 2xx }, algoreg.create_end_user_token] }
          - { after_revocation: nothing }
          - { retries: never_early }
          - { retries: { at_most: 3 }, per: body.member_id }
          - { rules: all_used }
          - { calls: algoreg.create_message, at_most: 1 }
          - { applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id }
          - { refused: "algoreg.*", exactly: 0 }

        """;

    private readonly Exchange _call = Workload.Exchange(Workload.Body);
    private Engine _nothing = null!;
    private Engine _twenty = null!;

    /// <summary>Makes both engines, and shows that they answer 200.</summary>
    [GlobalSetup]
    public void Begin()
    {
        (_nothing, _twenty) = (Playing(Workload.Scenario), Playing(Workload.Scenario + Expected));
        if (Handle(_nothing) != 200 || Handle(_twenty) != 200 || _twenty.Worlds.Verdicts.Of(_twenty.Worlds.Default).Expectations.Count != 20)
        {
            throw new InvalidOperationException("The workload is not accepted, or not judged; nothing measured with it would mean anything.");
        }
    }

    /// <summary>A call from request to outcome, recorded and closed, where nothing is expected.</summary>
    [Benchmark(Baseline = true)]
    public int Expecting_nothing() => Handle(_nothing);

    /// <summary>The same with twenty expectations.</summary>
    [Benchmark]
    public int Expecting_twenty_things() => Handle(_twenty);

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _nothing?.Dispose();
        _twenty?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Engine Playing(string yaml)
    {
        var vendors = Vendors.All();
        var loaded = new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText(yaml);
        return loaded.HasErrors ? throw new InvalidOperationException(string.Join('\n', loaded.Problems)) : new Engine(vendors, loaded.Scenarios[0]);
    }

    private int Handle(Engine engine)
    {
        var outcome = engine.Handle(_call);
        outcome.Close(new Ending(EndingKind.Delivered, 0, default, 0));
        return outcome.Script.Reply.Status;
    }
}
