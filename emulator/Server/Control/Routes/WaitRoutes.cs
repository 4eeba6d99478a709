using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// <c>POST calls/wait</c>: waits until calls have come, and tells whether they have. It is answered 200 either way, because clients try a 408
/// again by themselves.
/// </summary>
/// <param name="engine">What decides.</param>
/// <param name="most">How many wait at once at most.</param>
/// <param name="stopping">The server stops: whoever waits is told.</param>
internal sealed class WaitRoutes(Engine engine, int most, CancellationToken stopping)
{
    private const int MostShown = 100;

    private int _waits;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/calls/wait", Answer).Told(JudgingDescriptions.Wait);

    private async Task Answer(HttpContext context)
    {
        var world = WorldChoice.Of(context, engine);
        var asking = new Asking(world, engine.Providers);
        using var body = await Arguments.Read(context, "{\"calls\":\"…\",\"exactly\":1,\"within\":\"5s\"}");
        var question = WaitQuestion.Read(body.RootElement, asking);
        try
        {
            if (Interlocked.Increment(ref _waits) > most)
            {
                throw new RefusedException(503, $"{most} wait already, and no more can at once.");
            }

            await Send(context, world.Name, await Wait(context, asking, question));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _waits);
        }
    }

    private async Task<Waited> Wait(HttpContext context, Asking asking, WaitQuestion question)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            return await asking.WaitAsync(question.Expectation, question.Patience, cut.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new Waited(false, [], [], $"The emulator stopped while {question.Expectation} was waited for, so it cannot be known.");
        }
    }

    private static Task Send(HttpContext context, string world, Waited waited) => JsonAnswer.Ok(context, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("held", waited.Held);
        json.WriteNumber("count", waited.Seen.Count);
        json.WriteStartArray("seen");
        foreach (var call in waited.Seen.TakeLast(MostShown))
        {
            CallJson.Write(json, call, world);
        }

        json.WriteEndArray();
        if (!waited.Held)
        {
            Nearest(json, waited.Nearest, world);
            json.WriteString("why", waited.Why);
        }

        json.WriteEndObject();
    });

    private static void Nearest(Utf8JsonWriter json, IReadOnlyList<NearMiss> misses, string world)
    {
        json.WriteStartArray("nearest");
        foreach (var miss in misses)
        {
            json.WriteStartObject();
            json.WritePropertyName("call");
            CallJson.Write(json, miss.Call, world);
            Differing.Write(json, miss.Differences);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
