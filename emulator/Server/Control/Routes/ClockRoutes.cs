using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET clock</c>, <c>PUT clock</c>, <c>POST clock/advance</c>: the world's time.</summary>
internal static class ClockRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        routes.MapGet("/clock", context => Answer(context, WorldChoice.Of(context, engine))).Told(WorldDescriptions.ReadClock);
        routes.MapPut("/clock", async context =>
        {
            var world = WorldChoice.Of(context, engine);
            await Put(context, world.Clock);
            await Answer(context, world);
        }).Told(WorldDescriptions.PutClock);
        routes.MapPost("/clock/advance", async context =>
        {
            var world = WorldChoice.Of(context, engine);
            await Advance(context, world.Clock);
            await Answer(context, world);
        }).Told(WorldDescriptions.Advance);

        Task Answer(HttpContext context, World world) => JsonAnswer.Ok(context, new View(world, engine.Providers).Clock);
    }

    private static async Task Put(HttpContext context, Clock clock)
    {
        var text = await Arguments.Text(context, "at");
        if (!Instants.TryRead(text, out var at, out var hasZone))
        {
            throw new RefusedException(400, $"`at` is not an instant: '{text}'. Write date, time and Z, such as \"2026-01-15T09:00:00Z\".");
        }

        if (!hasZone)
        {
            throw new RefusedException(400, $"`at` does not say in which time zone: '{text}'. Write \"{text}Z\" for UTC, or an offset such as +02:00.");
        }

        await Move(clock, () => clock.AdvanceToAsync(at), () => new RefusedException(
            409,
            $"The clock never goes back: it shows {Instants.Text(clock.GetUtcNow())}, and {Instants.Text(at)} is past. POST /_emulator/reset begins anew."));
    }

    private static async Task Advance(HttpContext context, Clock clock)
    {
        var text = await Arguments.Text(context, "by");
        if (!Durations.TryRead(text, out var by))
        {
            throw new RefusedException(400, $"`by` is not a duration: '{text}'. Write a number and a unit ({Durations.Known}), such as \"30d\".");
        }

        await Move(clock, () => clock.AdvanceAsync(by), () => new RefusedException(
            400, $"`by` is too long: {text} from now is past the year 9999."));
    }

    private static async Task Move(Clock clock, Func<Task> move, Func<RefusedException> nowhere)
    {
        if (!clock.CanMove)
        {
            throw new RefusedException(
                409, "The clock is real and cannot be moved. Give the scenario a clock of its own, such as `clock: 2026-01-01T00:00:00Z`, or `clock: { start: 2026-01-01T00:00:00Z, frozen: true }`.");
        }

        try
        {
            await move();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw nowhere();
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException(409, e.Message);
        }
        catch (AggregateException e)
        {
            // Somebody's own timers, in the same process; the clock has arrived.
            throw new RefusedException(409, e.Message);
        }
    }
}
