using System.Buffers;
using System.Diagnostics;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Journaling;

/// <summary>
/// Writes every call that has ended, and every late effect that has been made, as a line into a file. Who ends a call makes its line, as all of it is at hand there;
/// one thread hands the lines that wait to the system in one write. A disk that is full, slow or gone costs lines and never a call: they are counted, told once on the console
/// and once more when it works again, and the file says where they are missing.
/// </summary>
/// <param name="file">The file; it is disposed of with this.</param>
/// <param name="unmasked">Whether secrets are written as they came.</param>
/// <param name="told">What is counted.</param>
/// <param name="notice">Takes lines for the console.</param>
internal sealed class Recorder(JournalFile file, bool unmasked, Exported told, Action<string> notice) : IDisposable
{
    /// <summary>How many bytes may wait.</summary>
    public const int Most = 32_000_000;

    // A lone call is written at once; under load those of ten milliseconds cost one wake-up and one write.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();

    // As many as there are threads that end calls at once.
    private readonly Stack<Desk> _idle = new();
    private Thread? _writer;
    private Batch _queued = new();
    private Batch _taken = new();
    private long _last;
    private Loss _lost;
    private bool _failing;
    private bool _ended;

    /// <summary>Listens, and begins to write.</summary>
    public void Begin(Audience audience)
    {
        audience.Ended += Ended;
        audience.Made += Made;
        audience.Exports.Add(told);
        WriteStart();
        _writer = new Thread(Write) { IsBackground = true, Name = "journal file" };
        _writer.Start();
    }

    /// <summary>Takes a call that has ended.</summary>
    private void Ended(in EndedCall call)
    {
        var desk = Borrow();
        if (call.TryTake(desk.Call))
        {
            desk.Line.Call(desk.Made.Room, desk.Call, call.Ending, call.World.Name, call.Epoch);
            Add(desk);
        }
        else
        {
            Return(desk);
            Lose(1, "the journal in memory was full, and had dropped the call before it ended");
        }
    }

    /// <summary>Takes a late effect that has been made.</summary>
    private void Made(World world, long call, Effect effect, DateTimeOffset at)
    {
        var desk = Borrow();
        desk.Line.Made(desk.Made.Room, call, world.Name, world.Epoch, effect, at);
        Add(desk);
    }

    /// <summary>Writes what waits and ends; a file that takes nothing is given up after two seconds.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }

        if (_writer?.Join(Patience) != false)
        {
            file.Dispose();
        }
        else
        {
            Lose(_queued.Count + _taken.Count, "the file took nothing");
        }

        if (_lost.Lines > 0)
        {
            notice(_lost.Text);
        }
    }

    private Desk Borrow()
    {
        lock (_gate)
        {
            return _idle.TryPop(out var desk) ? desk : new Desk(new Extract(), new CallLine(unmasked), new Batch());
        }
    }

    private void Return(Desk desk)
    {
        lock (_gate)
        {
            _idle.Push(desk);
        }
    }

    private void Add(Desk desk)
    {
        bool fits;
        lock (_gate)
        {
            fits = _queued.Size + desk.Made.Size <= Most;
            if (fits && _queued.Add(desk.Made.Bytes) == 1)
            {
                Monitor.Pulse(_gate);
            }

            desk.Made.Clear();
            _idle.Push(desk);
        }

        if (!fits)
        {
            Lose(1, "the file takes them too slowly");
        }
    }

    private void Lose(long lines, string why)
    {
        told.AddLost(lines);
        bool first;
        lock (_gate)
        {
            first = !_failing;
            _failing = true;
            _lost = new Loss(_lost.Lines + lines, why);
        }

        if (first)
        {
            notice($"warning: calls are not written into the journal file: {why}. Serving goes on; what is missing is counted.");
        }
    }

    private void Write()
    {
        while (Take(out var lost))
        {
            try
            {
                if (file.Write(lost.Lines == 0 ? _taken.Bytes : [.. Gap(lost), .. _taken.Bytes]))
                {
                    notice("the journal file was gone, or another was in its place: it was opened anew, and goes on there");
                }

                told.AddWritten(_taken.Count);
                Recover(lost);
            }
            catch (Exception e)
            {
                Regret(lost, e.Message);
            }

            _taken.Clear();
        }
    }

    // Waits for a first line; false when all is written and it has ended.
    private bool Take(out Loss lost)
    {
        lock (_gate)
        {
            while (_queued.Count == 0 && !_ended)
            {
                Monitor.Wait(_gate);
            }

            if (!_ended && Stopwatch.GetElapsedTime(_last) < Gathering)
            {
                Monitor.Wait(_gate, Gathering);
            }

            if (_queued.Count == 0)
            {
                lost = default;
                return false;
            }

            (_taken, _queued) = (_queued, _taken);
            (lost, _lost, _last) = (_lost, default, Stopwatch.GetTimestamp());
            return true;
        }
    }

    // A file that takes nothing is told of with the first call that it does not take.
    private void WriteStart()
    {
        var bytes = new ArrayBufferWriter<byte>();
        new CallLine().Started(bytes, DateTimeOffset.UtcNow, CommandLine.Version);
        try
        {
            file.Write(bytes.WrittenSpan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static ReadOnlySpan<byte> Gap(in Loss lost)
    {
        var bytes = new ArrayBufferWriter<byte>();
        new CallLine().Gap(bytes, lost.Lines, lost.Why!);
        return bytes.WrittenSpan;
    }

    private void Recover(in Loss lost)
    {
        lock (_gate)
        {
            _failing &= _lost.Lines > 0;
        }

        if (lost.Lines > 0)
        {
            notice($"{lost.Text}; the file is written again");
        }
    }

    private void Regret(in Loss lost, string why)
    {
        lock (_gate)
        {
            _lost = new Loss(_lost.Lines + lost.Lines, why);
        }

        Lose(_taken.Count, why);
    }

    /// <summary>What makes lines, for one thread at a time: of what, by whom, and where.</summary>
    private sealed record Desk(Extract Call, CallLine Line, Batch Made);
}
