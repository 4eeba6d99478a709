using System.Buffers;

namespace ChatEmulator.Server.Logging;

/// <summary>
/// The one owner of a console while a server runs. Whoever has something to tell puts it into a bounded queue and goes on; one thread
/// forms the lines and writes them in batches. A console that takes nothing, such as a pipe that nobody reads or a terminal stopped with
/// Ctrl-S, costs lines and never a call: when the queue is full they are counted instead, and a later line tells how many.
/// </summary>
/// <param name="console">Standard output. It is not disposed of.</param>
/// <param name="form">How the lines look.</param>
/// <param name="complain">Is told each time when writing begins to fail; null for nobody.</param>
internal sealed class ConsoleLog(Stream console, ILogForm form, Action<string>? complain = null) : IDisposable
{
    /// <summary>How many calls are kept for a console that is slow.</summary>
    public const int Most = 4_096;

    // Notices are few, and those that come at a bad time are often the ones that matter.
    private const int MostWithNotices = Most + 256;

    // A person sees no wait, and under load a batch of calls costs one wake-up and one write.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private Thread? _writer;
    private List<Line> _queued = [];
    private List<Line> _taken = [];
    private Losses _lost;
    private bool _ended;
    private bool _torn;

    // How long the end waits for what is queued to be written.
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins to write; until then what is told is kept, so that somebody else may write a greeting.</summary>
    public void Begin()
    {
        _writer = new Thread(Write) { IsBackground = true, Name = "console log" };
        _writer.Start();
    }

    /// <summary>Tells of a call. It never waits for the console.</summary>
    public void Call(LoggedCall call) => Add(new Line(call, null), Most);

    /// <summary>Tells a person something. It never waits for the console.</summary>
    public void Notice(string text) => Add(new Line(default, text), MostWithNotices);

    /// <summary>Writes what is queued and ends; a console that takes nothing is given up after a fifth of a second.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }

        _writer?.Join(Patience);
    }

    private void Add(in Line line, int most)
    {
        lock (_gate)
        {
            if (_queued.Count >= most)
            {
                _lost = _lost.And(line, "the console is slow");
                return;
            }

            _queued.Add(line);
            if (_queued.Count is 1 or Most / 2)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Write()
    {
        while (Take(out var lost))
        {
            try
            {
                Form(lost);
                console.Write(_bytes.WrittenSpan);
                console.Flush();
                _torn = false;
            }
            catch (Exception e)
            {
                // A full disk, for one. It ends no server; what was not written is told when there is room again.
                Regret(lost, e.Message);
                Complain(e.Message);
            }

            _bytes.ResetWrittenCount();
            _taken.Clear();
        }
    }

    // Waits for a first line, then a moment for more of them; false when all is written and it has ended.
    private bool Take(out Losses lost)
    {
        lock (_gate)
        {
            while (_queued.Count == 0 && !_ended)
            {
                Monitor.Wait(_gate);
            }

            if (!_ended && _queued.Count < Most / 2)
            {
                Monitor.Wait(_gate, Gathering);
            }

            (_taken, _queued) = (_queued, _taken);
            (lost, _lost) = (_lost, default);
            return _taken.Count > 0;
        }
    }

    private void Form(in Losses lost)
    {
        if (_torn)
        {
            // The last line may have been written in part; that must not spoil the next.
            _bytes.Write("\n"u8);
        }

        foreach (ref readonly var line in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_taken))
        {
            if (line.Notice is { } text)
            {
                form.Notice(_bytes, text);
            }
            else
            {
                form.Call(_bytes, line.Call);
            }
        }

        if (lost.Any)
        {
            form.Notice(_bytes, lost.Text);
        }
    }

    private void Regret(in Losses lost, string why)
    {
        lock (_gate)
        {
            _lost = _lost.And(lost, why);
            foreach (var line in _taken)
            {
                _lost = _lost.And(line, why);
            }
        }
    }

    private void Complain(string why)
    {
        if (_torn)
        {
            return;
        }

        _torn = true;
        try
        {
            complain?.Invoke($"warning: the log cannot be written: {why}");
        }
        catch (IOException)
        {
            // Standard error may lie on the same full disk.
        }
    }

    /// <summary>Either a call or a notice.</summary>
    private readonly record struct Line(LoggedCall Call, string? Notice);

    /// <summary>What was not written, and why the last of it was not.</summary>
    private readonly record struct Losses(long Calls, long Notices, string? Why)
    {
        public bool Any => Calls + Notices > 0;

        public string Text =>
            $"… {(Notices == 0 ? Count(Calls, "call") : Calls == 0 ? Count(Notices, "notice") : $"{Count(Calls, "call")} and {Count(Notices, "notice")}")} not shown: {Why}";

        public Losses And(in Line line, string why) => line.Notice is null ? new(Calls + 1, Notices, why) : new(Calls, Notices + 1, why);

        public Losses And(in Losses others, string why) => new(Calls + others.Calls, Notices + others.Notices, why);

        private static string Count(long count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
    }
}
