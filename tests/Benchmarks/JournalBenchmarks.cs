using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Benchmarks;

/// <summary>What recording a call costs: opened and closed, the journal full after a moment.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks
{
    private readonly Journal _journal = new(new JournalLimits());
    private readonly Entry _entry = new()
    {
        Exchange = Workload.Exchange(Workload.Body),
        At = DateTimeOffset.UnixEpoch,
        Operation = "signalwire.create_token",
        Account = "demo",
        Answer = new Reply(200, "application/json", new byte[400]),
        Effect = Effect.Applied,
        Replayable = true,
    };

    /// <summary>Opens a call and closes it.</summary>
    [Benchmark]
    public long Open_and_close()
    {
        var ticket = _journal.Open(_entry);
        _journal.Close(ticket, new Ending(EndingKind.Delivered, 400, default, 0));
        return ticket.Number;
    }
}
