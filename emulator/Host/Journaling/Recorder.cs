using System.Buffers;
using System.Diagnostics;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Journaling;

/// <summary>
/// Writes every call that has ended, and every late effect that has been made, as a line into a file. A call is read from its journal while it ends and put into a queue; one
/// thread makes lines of all that waits and hands them to the system in one write. A disk that is full, slow or gone costs lines and never a call: they are counted, told once on the console
/// and once more when it works again, and the file says where they are missing.
/// </summary>
/// <param name="file">The file; it is disposed of with this.</param>
/// <param name="line">How a line looks.</param>
/// <param name="told">What is counted.</param>
/// <param name="notice">Takes lines for the console.</param>
internal sealed class Recorder(JournalFile file, CallLine line, Exported told, Action<string> notice) : IDisposable
{
    /// <summary>About how many bytes may wait.</summary>
    public const long Most = 32_000_000;

    // A lone call is written at once; under load those of ten milliseconds cost one wake-up and one write.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new(65_536);
    private Thread? _writer;
    private List<Item> _queued = [];
    private List<Item> _taken = [];
    private long _waiting;
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
        _writer = new Thread(Write) { IsBackground = true, Name = "journal file" };
        _writer.Start();
    }

    /// <summary>Takes a call that has ended.</summary>
    private void Ended(in EndedCall call)
    {
        if (call.Read() is { } read)
        {
            Add(new Item(read, call.World.Name, call.Epoch, read.Number, default, default), 2_000 + read.Body.Bytes.Length + read.AnswerBody.Bytes.Length);
        }
        else
        {
            Lose(1, "the journal in memory was full, and had dropped the call before it ended");
        }
    }

    /// <summary>Takes a late effect that has been made.</summary>
    private void Made(World world, long call, Effect effect, DateTimeOffset at) => Add(new Item(null, world.Name, world.Epoch, call, effect, at), 200);

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

    private void Add(in Item item, long size)
    {
        lock (_gate)
        {
            if (_waiting + size <= Most)
            {
                _waiting += size;
                _queued.Add(item);
                if (_queued.Count == 1)
                {
                    Monitor.Pulse(_gate);
                }

                return;
            }
        }

        Lose(1, "the file takes them too slowly");
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
                Form(lost);
                if (file.Write(_bytes.WrittenSpan))
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

            _bytes.ResetWrittenCount();
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
            (lost, _lost, _waiting, _last) = (_lost, default, 0, Stopwatch.GetTimestamp());
            return true;
        }
    }

    private void Form(in Loss lost)
    {
        if (lost.Lines > 0)
        {
            line.Gap(_bytes, lost.Lines, lost.Why!);
        }

        foreach (var item in _taken)
        {
            if (item.Call is { } call)
            {
                line.Call(_bytes, call, item.World, item.Epoch);
            }
            else
            {
                line.Made(_bytes, item.Number, item.World, item.Epoch, item.Effect, item.At);
            }
        }
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

    private readonly record struct Item(Call? Call, string World, int Epoch, long Number, Effect Effect, DateTimeOffset At);

    /// <summary>What was not written, and why the last of it was not.</summary>
    private readonly record struct Loss(long Lines, string? Why)
    {
        public string Text => $"{Lines:N0} {(Lines == 1 ? "line" : "lines")} of the journal file {(Lines == 1 ? "is" : "are")} missing: {Why}";
    }
}
