using System.Buffers;
using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;

namespace ChatEmulator.Benchmarks;

/// <summary>What a line of <c>serve --journal</c> costs, but for the writing of it: the call is taken out of the journal, its secrets are masked, it becomes JSON.</summary>
[MemoryDiagnoser]
public class LineBenchmarks
{
    private static readonly Ending End = new(EndingKind.Delivered, 400, DateTimeOffset.UnixEpoch, 0);

    private readonly Journal _journal = new(new JournalLimits());
    private readonly CallLine _masked = new();
    private readonly CallLine _raw = new(unmasked: true);
    private readonly ArrayBufferWriter<byte> _to = new(65_536);
    private readonly Ticket _ticket;
    private readonly Extract _call;

    public LineBenchmarks()
    {
        _ticket = _journal.Open(new Entry
        {
            Exchange = Workload.Exchange(Workload.Body),
            At = DateTimeOffset.UnixEpoch,
            Operation = "signalwire.create_token",
            Account = "demo",
            Answer = new Reply(200, "application/json", """{"token":"eyJhbGciOiJIUzUxMiJ9.eyJpYXQiOjE3NjgwMDAwMDAsImp0aSI6ImFiYyIsInN1YiI6ImRlbW8ifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZy1lbm91Z2gtdG8tYmUtb25l"}"""u8.ToArray(), new Header("x-request-id", "0f31da1a-2ded-4022-a156-49ae835e3539")),
            Effect = Effect.Applied,
            Replayable = true,
        });
        _journal.Close(_ticket, End);
        _call = Extract.Of(_journal, _ticket)!;
    }

    /// <summary>Takes a call out of its journal.</summary>
    [Benchmark]
    public bool Take() => _journal.TryTake(_ticket, _call);

    /// <summary>A line of it, masked.</summary>
    [Benchmark]
    public int Masked()
    {
        _to.ResetWrittenCount();
        _masked.Call(_to, _call, End, "default", 1);
        return _to.WrittenCount;
    }

    /// <summary>A line of it as it came.</summary>
    [Benchmark]
    public int Raw()
    {
        _to.ResetWrittenCount();
        _raw.Call(_to, _call, End, "default", 1);
        return _to.WrittenCount;
    }
}
