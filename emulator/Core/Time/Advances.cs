using System.Runtime.ExceptionServices;

namespace ChatEmulator.Time;

/// <summary>
/// Those who move a clock take turns, in the order in which they came: so each moves it by exactly what it asks for, and whoever is
/// called back finds the clock at the instant of the call. A callback that advances the clock itself cannot wait for its turn, which
/// would never come: its advance is gone at once, and the one around it goes as much further.
/// </summary>
internal sealed class Advances(Agenda agenda)
{
    // A wait of zero may begin again for ever; others shall have their turn in between.
    private const int MostRings = 1_000;

    private readonly Stack<Passage> _underWay = new();
    private readonly Lull _lull = new(agenda);
    private Task _last = Task.CompletedTask;
    private volatile int _callingThread;

    /// <summary>Goes the whole way on the caller's thread, when its turn has come.</summary>
    public void Run(Passage passage)
    {
        if (_callingThread == Environment.CurrentManagedThreadId)
        {
            Drive(passage);
            return;
        }

        var (before, over) = Queue();
        before.GetAwaiter().GetResult();
        try
        {
            Drive(passage);
        }
        finally
        {
            over.SetResult();
        }
    }

    /// <summary>Goes the whole way, when its turn has come, and lets each that was called run on before it goes further.</summary>
    public async Task RunAsync(Passage passage, CancellationToken cancel)
    {
        var (before, over) = Queue();
        try
        {
            await before.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = before.ContinueWith(_ => over.SetResult(), TaskScheduler.Default);
            throw;
        }

        try
        {
            await DriveAsync(passage, cancel).ConfigureAwait(false);
        }
        finally
        {
            over.SetResult();
        }
    }

    /// <summary>Calls what is due already, when its turn has come: for a clock that stands.</summary>
    public async Task RingAsync()
    {
        var (before, over) = Queue();
        await before.ConfigureAwait(false);
        agenda.BeginRinging();
        for (var i = 0; i < MostRings && agenda.TakeDue() is { } timer; i++)
        {
            Call(timer, Unhandled);
        }

        over.SetResult();
    }

    /// <summary>Calls what is due already, without turns: real time rings, and nobody moves the clock.</summary>
    public void Ring()
    {
        while (agenda.TakeDue() is { } timer)
        {
            try
            {
                timer.Fire();
            }
            catch (Exception e)
            {
                Unhandled(e);
            }
        }
    }

    // Nobody asked for this moment, so nobody is there to be told: it ends the process, as with the framework's timers.
    private static void Unhandled(Exception thrown) =>
        ThreadPool.UnsafeQueueUserWorkItem(static e => ExceptionDispatchInfo.Throw(e), thrown, preferLocal: false);

    private (Task Before, TaskCompletionSource Over) Queue()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.Exchange(ref _last, over.Task), over);
    }

    private void Drive(Passage passage)
    {
        Begin(passage);
        try
        {
            while (Step(passage, CancellationToken.None) is not null)
            {
            }
        }
        finally
        {
            End(passage);
        }
    }

    private async Task DriveAsync(Passage passage, CancellationToken cancel)
    {
        Begin(passage);
        try
        {
            for (var waiting = agenda.Waiting; Step(passage, cancel) is { } called; waiting = agenda.Waiting)
            {
                // A period begins anew by itself, so it tells nothing of whoever waits for it.
                await _lull.ComeAsync(called.Period == Timeout.InfiniteTimeSpan ? waiting : int.MaxValue).ConfigureAwait(false);
            }
        }
        finally
        {
            End(passage);
        }
    }

    private void Begin(Passage passage)
    {
        var by = passage.Begin(_underWay.TryPeek(out var around) ? around : null);
        foreach (var outer in _underWay)
        {
            outer.Stretch(by);
        }

        _underWay.Push(passage);
    }

    private void End(Passage passage)
    {
        _underWay.Pop();
        passage.End();
    }

    private ClockTimer? Step(Passage passage, CancellationToken cancel)
    {
        ClockTimer? timer;
        try
        {
            cancel.ThrowIfCancellationRequested();
            timer = passage.Next();
        }
        catch (Exception e) when (passage.HasFailed)
        {
            throw passage.Failure(e);
        }

        if (timer is not null)
        {
            Call(timer, passage.Note);
            return timer;
        }

        return passage.HasFailed ? throw passage.Failure() : null;
    }

    private void Call(ClockTimer timer, Action<Exception> failed)
    {
        var outer = _callingThread;
        _callingThread = Environment.CurrentManagedThreadId;
        try
        {
            timer.Fire();
        }
        catch (Exception e)
        {
            failed(e);
        }
        finally
        {
            _callingThread = outer;
        }
    }
}
