using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET clock</c>, <c>POST clock/advance</c>: the world's time.</summary>
internal static class ClockRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        var world = engine.Worlds.Default;
        var view = new View(world, engine.Providers);
        routes.MapGet("/clock", context => JsonAnswer.Ok(context, view.Clock));
        routes.MapPost("/clock/advance", async context =>
        {
            await Advance(context, world.Clock);
            await JsonAnswer.Ok(context, view.Clock);
        });
    }

    private static async Task Advance(HttpContext context, Clock clock)
    {
        var text = await Arguments.Text(context, "by");
        if (!Durations.TryRead(text, out var by))
        {
            throw new RefusedException(400, $"`by` is not a duration: '{text}'. Write a number and a unit ({Durations.Known}), such as \"30d\".");
        }

        if (!clock.CanMove)
        {
            throw new RefusedException(
                409, "The clock is real and cannot be advanced. Give the scenario a clock of its own, such as `clock: 2026-01-01T00:00:00Z`, or `clock: { start: 2026-01-01T00:00:00Z, frozen: true }`.");
        }

        try
        {
            await clock.AdvanceAsync(by);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RefusedException(400, $"`by` is too long: {text} from now is past the year 9999.");
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException(409, e.Message);
        }
    }
}
