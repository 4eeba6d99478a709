using ChatEmulator.Judging;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// Waits in a world until what is expected of its calls is so, or can no longer be. Nothing is asked again and again: the world tells when a
/// call has come, has ended, or was made late. A smallest number holds as soon as it is there; a number with an upper end as well has to stay
/// for the quiet period; an upper end alone has to hold until the time is over.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="expectation">What is expected.</param>
/// <param name="patience">For how long.</param>
/// <param name="real">Real time.</param>
internal sealed class Vigil(World world, Expectation expectation, Patience patience, TimeProvider real)
{
    private readonly Progress _progress = new(expectation);
    private readonly int _epoch = world.Epoch;

    /// <summary>Waits.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<Waited> KeepAsync(CancellationToken cancel)
    {
        world.Usage.AnswerBegins();
        try
        {
            return await WaitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            world.Usage.AnswerEnds();
        }
    }

    private async Task<Waited> WaitAsync(CancellationToken cancel)
    {
        var clock = patience.OnWorld ? world.Clock : null;
        using var within = new Term(patience.Within, real, clock);
        using var quiet = new Term(patience.Quiet, real, clock);
        using var stands = new Term(patience.Real, real, clock: null);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(EpochEnds(), cancel);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = ends.Token.Register(() => ended.TrySetResult());
        within.Begin();
        if (patience.OnWorld)
        {
            stands.Begin();
        }

        while (true)
        {
            // What is over is over for the calls that have come by now, so these questions stand before the look; and whoever takes the bell before it looks misses none.
            var (next, isOver, wasQuiet, stood) = (world.NextCall, within.Over.IsCompleted, quiet.Over.IsCompleted, stands.Over.IsCompleted);
            cancel.ThrowIfCancellationRequested();
            if (HasEnded)
            {
                return Ended();
            }

            Look();
            var held = Decide(isOver, wasQuiet, quiet);
            if (held is not null || stood)
            {
                return HasEnded ? Ended() : Tell(held == true, stood && held is null);
            }

            // Only a time that was over before the look has been answered for: one that ran out meanwhile wakes at once.
            await Task.WhenAny(next, isOver ? next : within.Over, quiet.Over, stands.Over, ended.Task).ConfigureAwait(false);
        }
    }

    private bool HasEnded => world.HasEnded || world.Epoch != _epoch;

    // Whether it holds; null for wait on.
    private bool? Decide(bool isOver, bool wasQuiet, Term quiet)
    {
        if (_progress.IsLost)
        {
            return false;
        }

        var holds = _progress.Holds;
        if (expectation.Most is null || expectation.Least == 0)
        {
            return expectation.Most is null && holds ? true : isOver ? holds : null;
        }

        if (!holds)
        {
            quiet.Stop();
            return isOver ? false : null;
        }

        quiet.Begin();
        return wasQuiet ? true : null;
    }

    private void Look()
    {
        lock (world.Gate)
        {
            if (!HasEnded)
            {
                world.Settle(world.Clock.GetUtcNow());
            }
        }

        _progress.Look(world.Journal);
    }

    private CancellationToken EpochEnds()
    {
        lock (world.Gate)
        {
            return world.HasEnded ? new CancellationToken(canceled: true) : world.EpochEnds;
        }
    }

    private Waited Ended() => new(false, [], [], $"The world '{world.Name}' {(world.HasEnded ? "has ended" : "was reset")} while {expectation} was waited for, so it cannot be known.");

    private Waited Tell(bool held, bool stood)
    {
        if (held)
        {
            return new Waited(true, [.. world.Journal.After(expectation.Query.Since, expectation.Query.Filter, int.MaxValue).Where(expectation.Query.Matches)], [], "");
        }

        var past = Hindsight.Of(world.Journal, expectation.Query);
        var calls = past.Calls.Where(call => call.Number <= _progress.Seen).ToList();
        var judgement = expectation.JudgeBy(past with { Calls = calls }, world.Journal.LastDropped);
        var nearest = judgement.Matching.Count < expectation.Least ? NearMisses.Of(calls.Where(expectation.Query.Reaches), expectation.Query) : [];
        var why = judgement.Held ? $"Expected {expectation}. That is so by now, but it did not hold for as long as it had to." : judgement.Text;
        return new Waited(false, judgement.Matching, nearest, why + (stood ? Standstill : ""));
    }

    private string Standstill =>
        $"\nThe world's clock {(world.Clock.Start.Frozen ? "stands at" : "has come to")} {Instants.Text(world.Clock.GetUtcNow())}, and was waited for {Durations.Text(patience.Real)} of real time"
        + $"{(world.Clock.Start.Frozen ? ": nobody has advanced it far enough." : ".")}";
}
