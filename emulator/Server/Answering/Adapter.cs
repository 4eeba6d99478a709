using ChatEmulator.Server.Control;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// The one terminal delegate: request in, exchange to the engine, script to the player. No routing, no binding and no middleware
/// stands in front of the imitated vendors, because the framework would answer bad JSON or a wrong method in its own dialect.
/// </summary>
internal sealed class Adapter(Engine engine, Player player, ControlApi control, Failure failure)
{
    public Task Answer(HttpContext context)
    {
        try
        {
            var target = Target.Of(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            return target.IsControl ? control.Answer(context, target.Path)
                : Bodies.TryTake(context.Request.BodyReader, out var body) ? Play(context, target, body)
                : ReadAndPlay(context, target);
        }
        catch (BadHttpRequestException e)
        {
            return Failure.Refuse(context, e);
        }
        catch (Exception e)
        {
            return failure.Tell(context, e);
        }
    }

    private async Task ReadAndPlay(HttpContext context, Target target)
    {
        try
        {
            var body = await Bodies.ReadAsync(context.Request.BodyReader, context.Request.ContentLength, player.Stopping);
            if (body.TooLarge)
            {
                context.Response.Headers.Connection = "close";
            }

            await Play(context, target, body);
        }
        catch (BadHttpRequestException e)
        {
            await Failure.Refuse(context, e);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client was cut off in the middle of its request: there is nobody to answer and nothing to record.
            context.Abort();
        }
        catch (Exception e)
        {
            await failure.Tell(context, e);
        }
    }

    private Task Play(HttpContext context, in Target target, in Body body)
    {
        var exchange = Requests.Exchange(context, target, body);
        var outcome = engine.Handle(exchange);
        return outcome.Script.IsPrompt ? player.PlayPrompt(context, outcome) : PlaySteps(context, exchange, outcome);
    }

    private async Task PlaySteps(HttpContext context, Exchanges.Exchange exchange, Outcome outcome)
    {
        try
        {
            await player.Play(context, exchange, outcome);
        }
        catch (Exception e)
        {
            Player.Close(outcome, Journals.EndingKind.Abandoned);
            await failure.Tell(context, e);
        }
    }
}
