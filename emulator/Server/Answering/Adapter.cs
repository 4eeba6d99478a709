using ChatEmulator.Exchanges;
using ChatEmulator.Server.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// The one terminal delegate: request in, exchange to the engine, script to the player. No routing, no binding and no middleware
/// stands in front of the imitated vendors, because the framework would answer bad JSON or a wrong method in its own dialect.
/// </summary>
internal sealed class Adapter(
    Engine engine, Action<LoggedCall>? called, Player player, Func<HttpContext, Target, Task> control, Bodies bodies, SlowLane lane, Failure failure)
{
    public Task Answer(HttpContext context)
    {
        try
        {
            var target = Target.Of(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            if (target.IsControl)
            {
                return control(context, target);
            }

            // The head is in and nothing was read of the body: nobody here sees a request any earlier.
            var began = Monotonic.Now;
            return Bodies.TryTake(context.Request.BodyReader, out var body)
                ? Play(context, Requests.Exchange(context, target, body, began, arrived: began))
                : ReadAndPlay(context, target, began);
        }
        catch (Exception e)
        {
            return failure.Answer(context, e);
        }
    }

    private async Task ReadAndPlay(HttpContext context, Target target, long began)
    {
        try
        {
            var (exchange, outcome) = await ReadAndDecide(context, target, began);
            await Play(context, exchange, outcome);
        }
        catch (Exception e)
        {
            await failure.Answer(context, e);
        }
    }

    // A method of its own, so that nothing holds the body any more when the answer is played, which may take for ever.
    private async Task<(Exchange Bodiless, Outcome Outcome)> ReadAndDecide(HttpContext context, Target target, long began)
    {
        using var share = bodies.Allowance.Open();
        var body = await bodies.ReadAsync(context.Request.BodyReader, context.Request.ContentLength, Bodies.Limit, share);
        if (body.TooLarge)
        {
            context.Response.Headers.Connection = "close";
        }

        var exchange = Requests.Exchange(context, target, body, began, Monotonic.Now);
        var outcome = body.Bytes.Length < SlowLane.Large
            ? Decide(exchange)
            : await lane.Do(() => Decide(exchange), player.Stopping);
        return (Requests.Bodiless(exchange), outcome);
    }

    private Task Play(HttpContext context, Exchange exchange) => Play(context, exchange, Decide(exchange));

    // Told when it is decided and not when it ends, so that a call that hangs is seen at once.
    private Outcome Decide(Exchange exchange)
    {
        var outcome = engine.Handle(exchange);
        if (called is not null)
        {
            Tell(called, exchange, outcome);
        }

        return outcome;
    }

    private static void Tell(Action<LoggedCall> called, Exchange exchange, in Outcome outcome)
    {
        try
        {
            called(LoggedCall.Of(exchange, outcome));
        }
        catch
        {
            // The call is decided: whoever listens must not change what is answered.
        }
    }

    private Task Play(HttpContext context, Exchange exchange, in Outcome outcome) =>
        outcome.Script.IsPrompt && outcome.Plan.Advance == TimeSpan.Zero ? player.PlayPrompt(context, outcome) : Played(player.Play(context, exchange, outcome), context);

    private async Task Played(Task playing, HttpContext context)
    {
        try
        {
            await playing;
        }
        catch (Exception e)
        {
            await failure.Tell(context, e);
        }
    }
}
