using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Server.Answering.Playing;
using ChatEmulator.Time;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// The one interpreter of delivery scripts, and the only place where anything waits. It waits on the world's clock. A call is
/// closed in the journal before the last byte or the reset leaves, so that whoever saw the end of a call finds it recorded.
/// </summary>
/// <param name="notice">Takes lines for the console.</param>
/// <param name="stopping">The server stops: whatever waits is cut off.</param>
/// <param name="misplay">What is played in a step's place; null for the step itself.</param>
internal sealed class Player(Action<string> notice, CancellationToken stopping, Func<Step, Step>? misplay = null)
{
    private readonly Writer _writer = new();

    public CancellationToken Stopping => stopping;

    /// <summary>The reply at once and whole: what nearly every call gets, so it costs no state machine.</summary>
    public Task PlayPrompt(HttpContext context, in Outcome outcome)
    {
        Write(context, outcome, outcome.World.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>Plays a script of several steps, and closes its call whatever happens.</summary>
    public Task Play(HttpContext context, Exchange exchange, in Outcome outcome) => Play(new Course(context, exchange, outcome));

    // All that it holds while it waits is its course: ten thousand may hang at once.
    private async Task Play(Course course)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(course.Context.RequestAborted, course.Outcome.EpochEnds, stopping);
        course.Cut = cut.Token;
        course.Outcome.World.Usage.AnswerBegins();
        try
        {
            await PlaySteps(course);
        }
        catch (Exception e) when (cut.IsCancellationRequested || e is IOException or ConnectionAbortedException)
        {
            CutOff(course);
        }
        catch
        {
            // Our own mistake; it must not stand in the journal as a call in flight for ever.
            course.Close(EndingKind.Abandoned, course.Outcome.World.Clock.GetUtcNow());
            if (course.IsPastFraming)
            {
                Hangup.AtOnce(course.Context);
            }

            throw;
        }
        finally
        {
            course.Outcome.World.Usage.AnswerEnds();
        }
    }

    // A client that has its answer may close what is left of the connection: it is no matter of the call's any more.
    private void CutOff(Course course)
    {
        var abandoned = stopping.IsCancellationRequested || course.Outcome.EpochEnds.IsCancellationRequested;
        if (abandoned || !course.IsClosed)
        {
            course.Close(abandoned ? EndingKind.Abandoned : EndingKind.ClientLeft, course.Outcome.World.Clock.GetUtcNow());
            Hangup.AtOnce(course.Context);
        }
    }

    private async Task PlaySteps(Course course)
    {
        using var stage = Stage.Of(course, _writer);

        // What is waited for is counted from the call, not from here: the clock may have been advanced in between.
        var due = course.Outcome.Plan.Advance == TimeSpan.Zero ? course.Outcome.At : await Advance(course.Outcome, course.Cut);
        var said = !course.Outcome.World.Clock.Start.Frozen;
        for (var i = 0; i < course.Steps.Count; i++)
        {
            course.Outcome.EpochEnds.ThrowIfCancellationRequested();
            var step = misplay is null ? course.Steps[i] : misplay(course.Steps[i]);
            due = Instants.After(due, step.For);
            var playing = Step(step, due, course, stage, more: i < course.Steps.Count - 1);
            if (!said && step.Verb is (Verb.Wait or Verb.Hold) && !playing.IsCompleted)
            {
                said = true;
                notice(Standstill.Text(course.Request, course.Outcome));
            }

            await playing;
        }

        course.End(Now(due, course.Outcome.World.Clock));
    }

    // A rule may advance the clock by its call: what becomes due on the way is done before the answer leaves.
    private async Task<DateTimeOffset> Advance(Outcome outcome, CancellationToken cut)
    {
        try
        {
            await outcome.World.Clock.AdvanceAsync(outcome.Plan.Advance, cut);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentOutOfRangeException or AggregateException)
        {
            notice($"The rule \"{outcome.Rule}\" wanted to advance the clock of the world {outcome.World.Name}: {problem.Message}");
            return outcome.At;
        }

        return Instants.After(outcome.At, outcome.Plan.Advance);
    }

    private static Task Step(Step step, DateTimeOffset due, Course course, Stage stage, bool more)
    {
        var clock = course.Outcome.World.Clock;
        return step.Verb switch
        {
            Verb.Wait => due > clock.GetUtcNow() ? clock.WaitUntilAsync(due, course.Cut) : Task.CompletedTask,
            Verb.Hold => ForEver(course.Cut),
            _ => stage.Play(step, Now(due, clock), more),
        };
    }

    // No clock has a say in it.
    private static Task ForEver(CancellationToken cut)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cut.UnsafeRegister(static (over, cut) => ((TaskCompletionSource)over!).TrySetCanceled(cut), over);
        return over.Task;
    }

    // An advance may have gone on before whoever it released is here; on a clock that stands, things happen when they are due.
    private static DateTimeOffset Now(DateTimeOffset due, Clock clock) => clock.Start.Frozen ? due : clock.GetUtcNow();

    private void Write(HttpContext context, in Outcome outcome, DateTimeOffset at)
    {
        long bytes;
        try
        {
            bytes = _writer.Write(context, outcome, at);
        }
        catch
        {
            // Our own mistake; it must not stand in the journal as a call in flight for ever.
            Close(outcome, EndingKind.Abandoned, at);
            throw;
        }

        Close(outcome, EndingKind.Delivered, at, bytes);
    }

    private static void Close(in Outcome outcome, EndingKind how, DateTimeOffset at, long bytes = 0) =>
        outcome.Close(new Ending(how, bytes, at, Monotonic.Now));
}
