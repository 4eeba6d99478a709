using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Benchmarks;

/// <summary>What the log costs a call, which is to be put into a queue, and what its line costs the thread that writes it.</summary>
[MemoryDiagnoser]
public class LogBenchmarks : IDisposable
{
    private readonly ConsoleLog _log = new(Stream.Null, new TextForm(colours: false));
    private readonly System.Buffers.ArrayBufferWriter<byte> _bytes = new(1_024);
    private readonly TextForm _text = new(colours: false);
    private readonly JsonForm _json = new();

    private readonly LoggedCall _call = new(
        "default", 123_456, DateTimeOffset.UnixEpoch, "signalwire.create_token", "POST", "/api/chat/tokens", "demo", 200, Effect.Applied, null, null, null, null, null);

    /// <summary>Lets the lines be written, to nowhere.</summary>
    [GlobalSetup]
    public void Begin() => _log.Begin();

    /// <summary>Puts a line into the log.</summary>
    [Benchmark]
    public void Put() => _log.Call(_call);

    /// <summary>Forms the line for people.</summary>
    [Benchmark]
    public int Text() => Form(_text);

    /// <summary>Forms the line for programs.</summary>
    [Benchmark]
    public int Json() => Form(_json);

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _log.Dispose();
        GC.SuppressFinalize(this);
    }

    private int Form(ILogForm form)
    {
        _bytes.ResetWrittenCount();
        form.Call(_bytes, _call);
        return _bytes.WrittenCount;
    }
}
