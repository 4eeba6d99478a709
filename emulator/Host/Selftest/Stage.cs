using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Selftest;

/// <summary>Where proofs are tried: an emulator of its own, a world for each, its clock frozen, its seed always the same.</summary>
internal sealed class Stage
{
    /// <summary>What is asked for beside the delivery, to see whether the connection is still good.</summary>
    public const string PlainPath = "/plain";

    private const string ProofPath = "/proof";
    private const string World = "selftest";

    // An answer with letters of two bytes, so that a cut may fall within one.
    private const string Scenario = """
        scenario: selftest
        seed: 1
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        stubs:
          - { name: proof, calls: "GET /proof", answer: { status: 200, content_type: application/json, body: '{"greeting":"Grüße"}' }, delivery: DELIVERY }
          - { name: plain, calls: "GET /plain", answer: { status: 200, content_type: text/plain, body: good } }
        """;

    private readonly Func<ServerOptions, Task<EmulatorServer>> _start;
    private EmulatorServer _server = null!;
    private TaskCompletionSource _silence = new();

    private Stage(Func<ServerOptions, Task<EmulatorServer>> start) => _start = start;

    /// <summary>Tries all of them, one after the other, and tells each as it is known.</summary>
    /// <param name="proofs">What is tried.</param>
    /// <param name="start">Starts the emulator.</param>
    /// <param name="stop">Gives up before the next one.</param>
    public static async IAsyncEnumerable<Finding> Play(
        IReadOnlyList<Proof> proofs, Func<ServerOptions, Task<EmulatorServer>> start, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var stage = new Stage(start);
        foreach (var protocol in proofs.GroupBy(proof => proof.Protocol))
        {
            await using var server = stage._server = await stage.Start(protocol.Key);
            foreach (var proof in protocol)
            {
                stop.ThrowIfCancellationRequested();
                yield return await stage.Try(proof);
            }
        }
    }

    // On a clock that stands the emulator says when a call waits for its client to leave.
    private Task<EmulatorServer> Start(string protocol) => _start(new ServerOptions
    {
        Scenario = Loaded("{ delay: 0s }"),
        Url = "http://127.0.0.1:0",
        Http2 = protocol == "HTTP/2",
        Notice = _ => _silence.TrySetResult(),
    });

    private async Task<Finding> Try(Proof proof)
    {
        var world = _server.Engine.Worlds.Begin(World, new Play(Loaded(proof.Delivery), _server.Engine.Providers));
        _server.Engine.Worlds.Put(world);
        _silence = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var witness = await Witness.Connect(_server.Url);
        var frames = proof.Protocol == "HTTP/2" ? new Frames(witness) : null;
        if (frames is not null && await frames.Open() is { } closed)
        {
            return new Finding(proof, [], closed);
        }

        var hearing = new Hearing(witness, world, _silence.Task, frames);
        await hearing.Ask(ProofPath);
        foreach (var mark in proof.Marks)
        {
            if (await hearing.Hear(mark) is { } wrong)
            {
                return new Finding(proof, hearing.Seen, wrong);
            }
        }

        witness.Dispose();
        return new Finding(proof, hearing.Seen, await Ended(world, proof.Ending));
    }

    // The journal has an opinion of its own, and it has to be the same. That a client has left is noticed a little later.
    private async Task<string?> Ended(Worlds.World world, string expected)
    {
        var asking = new Asking(world, _server.Engine.Providers);
        var over = Expectation.AtLeast(asking.With(asking.To("*"), "in_flight", false), 1);
        var waited = await asking.WaitAsync(over, new Patience(TimeSpan.FromSeconds(30)));
        var ended = waited.Held ? Words.Of(waited.Seen[0].Ending!.Value.How) : "in flight";
        return ended == expected ? null : $"the journal says {ended}, and not {expected}";
    }

    private static Scenarios.Scenario Loaded(string delivery)
    {
        var loaded = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadText(Scenario.Replace("DELIVERY", delivery, StringComparison.Ordinal));
        return loaded.HasErrors ? throw new InvalidOperationException(Problems.Render(loaded.Problems, ProblemFormat.Text)) : loaded.Scenarios[0];
    }
}
