using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Time;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// The one interpreter of delivery scripts, and the only place where anything waits. It waits on the world's clock. A call is
/// closed in the journal before the last byte or the reset leaves, so that whoever saw the end of a call finds it recorded.
/// </summary>
/// <param name="notice">Takes lines for the console.</param>
/// <param name="stopping">The server stops: whatever waits is cut off.</param>
internal sealed class Player(Action<string> notice, CancellationToken stopping)
{
    private readonly Writer _writer = new();

    public CancellationToken Stopping => stopping;

    /// <summary>The reply at once and whole: what nearly every call gets, so it costs no state machine.</summary>
    public Task PlayPrompt(HttpContext context, in Outcome outcome)
    {
        Write(context, outcome, outcome.World.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>Plays a script of several steps.</summary>
    public async Task Play(HttpContext context, Exchange exchange, Outcome outcome)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, outcome.EpochEnds, stopping);
        outcome.World.Usage.AnswerBegins();
        try
        {
            await PlaySteps(context, exchange, outcome, cut.Token);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            var abandoned = stopping.IsCancellationRequested || outcome.EpochEnds.IsCancellationRequested;
            Close(outcome, abandoned ? EndingKind.Abandoned : EndingKind.ClientLeft, outcome.World.Clock.GetUtcNow());
            context.Abort();
        }
        finally
        {
            outcome.World.Usage.AnswerEnds();
        }
    }

    private async Task PlaySteps(HttpContext context, Exchange exchange, Outcome outcome, CancellationToken cut)
    {
        // What is waited for is counted from the call, not from here: the clock may have been advanced in between.
        var due = await Advance(outcome, cut);
        var said = !outcome.World.Clock.Start.Frozen;
        foreach (var step in outcome.Script.Steps)
        {
            outcome.EpochEnds.ThrowIfCancellationRequested();
            due = Instants.After(due, step.For);
            var playing = Step(step, due, context, outcome, cut);
            if (!said && step.Verb is (Verb.Wait or Verb.Hold) && !playing.IsCompleted)
            {
                said = true;
                notice(Standstill.Text(exchange, outcome));
            }

            await playing;
        }
    }

    // A rule may advance the clock by its call: what becomes due on the way is done before the answer leaves.
    private async Task<DateTimeOffset> Advance(Outcome outcome, CancellationToken cut)
    {
        if (outcome.Plan.Advance == TimeSpan.Zero)
        {
            return outcome.At;
        }

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

    private Task Step(Step step, DateTimeOffset due, HttpContext context, Outcome outcome, CancellationToken cut)
    {
        var clock = outcome.World.Clock;
        switch (step.Verb)
        {
            case Verb.Send:
                Write(context, outcome, Now(due, clock));
                return Task.CompletedTask;
            case Verb.Head:
                return _writer.WriteHead(context, outcome, Now(due, clock), cut);
            case Verb.Wait:
                return due - clock.GetUtcNow() is { Ticks: > 0 } time ? clock.WaitAsync(time, cut) : Task.CompletedTask;
            case Verb.Hold:
                return clock.WaitAsync(null, cut);
            case Verb.Fin:
                Close(outcome, EndingKind.Closed, Now(due, clock));
                return Finish(context);
            case Verb.Rst:
                Close(outcome, EndingKind.Reset, Now(due, clock));
                context.Abort();
                return Task.CompletedTask;
            default:
                throw new NotSupportedException($"Nobody has taught the player to {step.Verb}.");
        }
    }

    // An advance may have gone on before whoever it released is here; on a clock that stands, things happen when they are due.
    private static DateTimeOffset Now(DateTimeOffset due, Clock clock) => clock.Start.Frozen ? due : clock.GetUtcNow();

    // Over TLS an orderly end is said twice: to the one who decrypts, then to the one who receives.
    private static async Task Finish(HttpContext context)
    {
        try
        {
            if (context.Features.Get<ISslStreamFeature>() is { } secure)
            {
                await secure.SslStream.ShutdownAsync();
            }

            await context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output.CompleteAsync();
        }
        catch (IOException)
        {
            // The client was faster, and is told nothing any more.
        }
    }

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

    public static void Close(in Outcome outcome, EndingKind how, DateTimeOffset at, long bytes = 0) =>
        outcome.Close(new Ending(how, bytes, at, Monotonic.Now));
}
