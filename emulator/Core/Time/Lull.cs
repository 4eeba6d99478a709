namespace ChatEmulator.Time;

/// <summary>
/// The moment at which what was released has run on: the thread pool has nothing waiting, and nobody at work but the one who looks. Nobody
/// can be asked for it, so it is looked for, and not for ever: a pool that others keep busy is waited for ever less, and threads that
/// come to no end, because somebody blocks them, are not waited for.
/// </summary>
/// <param name="agenda">The clock's: when as many wait on it as before, whoever was called seems to wait again, and is left no more than turns.</param>
internal sealed class Lull(Agenda agenda)
{
    private const int MostTurns = 64;
    private const int Looks = 4;

    // Milliseconds of the machine's time: a thread that the system has set aside is back by then, as a rule.
    private const long MostPatience = 100;

    // And for all of a clock's life: on a machine that is busy for good, an advance shall be done some time.
    private long _left = 5_000;
    private long _patience = MostPatience;
    private int _lasting = 1;

    /// <summary>Ends on a thread of the pool, when there is a lull or patience is at its end.</summary>
    /// <param name="waiting">How many waited before somebody was called.</param>
    public async Task ComeAsync(int waiting)
    {
        // Away from whatever context the caller has; from here on a turn is the pool's, behind all that waits there already.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var (quiet, turns, least, spin) = (0, 0, int.MaxValue, default(SpinWait));
        var begun = Environment.TickCount64;
        var next = Step.Turn;
        for (; next < Step.Enough && quiet < Looks; quiet = next == Step.LookAgain ? quiet + 1 : 0)
        {
            next = Look(waiting, turns, Environment.TickCount64 - begun, ref least);
            if (next == Step.Turn)
            {
                turns++;
                await Task.Yield();
            }
            else if (next == Step.Spin)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        Learn(next != Step.GiveUp, least, Environment.TickCount64 - begun);
    }

    private Step Look(int waiting, int turns, long passed, ref int least)
    {
        var (isWaiting, atWork) = (ThreadPool.PendingWorkItemCount > 0, AtWork());
        least = Math.Min(least, atWork);
        var (isQuiet, isBack) = (!isWaiting && atWork <= _lasting, agenda.Waiting >= waiting);
        var isLate = !isQuiet && (isBack || passed >= Math.Min(_patience, _left));
        return isLate && turns >= MostTurns ? (isBack ? Step.Enough : Step.GiveUp)
            : isWaiting || isLate || turns < (_lasting > 1 ? MostTurns : 1) ? Step.Turn
            : isQuiet ? Step.LookAgain
            : Step.Spin;
    }

    // Those who were at work all the time are taken for those who always are.
    private void Learn(bool came, int least, long passed)
    {
        _left = Math.Max(0, _left - passed);
        (_lasting, _patience) = came ? (Math.Min(_lasting, least), Math.Min(_patience + 1, MostPatience)) : (least, _patience / 2);
    }

    // Who looks is one of them.
    private static int AtWork()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return Math.Max(1, most - free);
    }

    private enum Step
    {
        LookAgain,

        /// <summary>Something waits for a thread, perhaps for this one.</summary>
        Turn,

        /// <summary>Others are at work, each on a thread of its own.</summary>
        Spin,

        /// <summary>No lull, but whoever was called waits again.</summary>
        Enough,

        GiveUp,
    }
}
