using System.Buffers;
using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;

namespace ChatEmulator.Benchmarks;

/// <summary>What a line of <c>serve --journal</c> costs, but for the writing of it: the call is read from the journal, its secrets are masked, it becomes JSON.</summary>
[MemoryDiagnoser]
public class LineBenchmarks
{
    private readonly Journal _journal = new(new JournalLimits());
    private readonly CallLine _masked = new();
    private readonly CallLine _raw = new(unmasked: true);
    private readonly ArrayBufferWriter<byte> _to = new(65_536);
    private readonly Ticket _ticket;
    private readonly Call _call;

    public LineBenchmarks()
    {
        _ticket = _journal.Open(new Entry
        {
            Exchange = Workload.Exchange(Workload.Body),
            At = DateTimeOffset.UnixEpoch,
            Operation = "signalwire.create_token",
            Account = "demo",
            Answer = new Reply(200, "application/json", """{"token":"eyJhbGciOiJIUzUxMiJ9.eyJpYXQiOjE3NjgwMDAwMDAsImp0aSI6ImFiYyIsInN1YiI6ImRlbW8ifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZy1lbm91Z2gtdG8tYmUtb25l"}"""u8.ToArray()),
            Effect = Effect.Applied,
            Replayable = true,
        });
        _journal.Close(_ticket, new Ending(EndingKind.Delivered, 400, default, 0));
        _call = _journal.Read(_ticket)!;
    }

    /// <summary>Reads a call, on the thread that answers it.</summary>
    [Benchmark]
    public object Read() => _journal.Read(_ticket)!;

    /// <summary>A line of it, masked.</summary>
    [Benchmark]
    public int Masked()
    {
        _to.ResetWrittenCount();
        _masked.Call(_to, _call, "default", 1);
        return _to.WrittenCount;
    }

    /// <summary>A line of it as it came.</summary>
    [Benchmark]
    public int Raw()
    {
        _to.ResetWrittenCount();
        _raw.Call(_to, _call, "default", 1);
        return _to.WrittenCount;
    }
}
