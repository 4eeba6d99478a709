using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

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
        Write(context, outcome);
        return Task.CompletedTask;
    }

    /// <summary>Plays a script of several steps.</summary>
    public async Task Play(HttpContext context, Exchange exchange, Outcome outcome)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, outcome.EpochEnds, stopping);
        try
        {
            foreach (var step in outcome.Script.Steps)
            {
                await Step(step, context, exchange, outcome, cut.Token);
            }
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            var abandoned = stopping.IsCancellationRequested || outcome.EpochEnds.IsCancellationRequested;
            Close(outcome, abandoned ? EndingKind.Abandoned : EndingKind.ClientLeft);
            context.Abort();
        }
    }

    private Task Step(Step step, HttpContext context, Exchange exchange, Outcome outcome, CancellationToken cut)
    {
        switch (step.Verb)
        {
            case Verb.Write:
                return PlayPrompt(context, outcome);
            case Verb.Wait:
                return Wait(step.For, exchange, outcome, cut);
            case Verb.Hold:
                return Wait(Timeout.InfiniteTimeSpan, exchange, outcome, cut);
            case Verb.Fin:
                Close(outcome, EndingKind.Closed);
                return context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output.CompleteAsync().AsTask();
            case Verb.Rst:
                Close(outcome, EndingKind.Reset);
                context.Abort();
                return Task.CompletedTask;
            default:
                throw new NotSupportedException($"Nobody has taught the player to {step.Verb}.");
        }
    }

    private Task Wait(TimeSpan time, Exchange exchange, in Outcome outcome, CancellationToken cut)
    {
        var wait = Task.Delay(time, outcome.World.Clock, cut);
        if (!wait.IsCompleted && outcome.World.Clock.Start.Frozen)
        {
            notice(Standstill.Text(time, exchange, outcome));
        }

        return wait;
    }

    private void Write(HttpContext context, in Outcome outcome)
    {
        long bytes;
        try
        {
            bytes = _writer.Write(context, outcome);
        }
        catch
        {
            // Our own mistake; it must not stand in the journal as a call in flight for ever.
            Close(outcome, EndingKind.Abandoned);
            throw;
        }

        Close(outcome, EndingKind.Delivered, bytes);
    }

    private static void Close(in Outcome outcome, EndingKind how, long bytes = 0) =>
        outcome.Close(new Ending(how, bytes, outcome.World.Clock.GetUtcNow(), Monotonic.Now));
}
