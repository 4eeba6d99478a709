using ChatEmulator.Exchanges;
using ChatEmulator.Replays;
using ChatEmulator.Server.Answering;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>POST worlds/{name}/fork</c>, <c>GET|PUT worlds/{name}/snapshot</c>, <c>GET worlds/{name}/hash</c>: a world once more.</summary>
internal static class PastRoutes
{
    // A past of a hundred thousand calls takes seconds to play, and one of 64 MB several times that in memory: a few at a time.
    public static void Map(IEndpointRouteBuilder routes, Engine engine, SlowLane lane)
    {
        var copier = new Copier(engine);
        routes.MapPost("/worlds/{name}/fork", context => Fork(context, engine, copier, lane));
        routes.MapGet("/worlds/{name}/hash", async context =>
        {
            var (world, at) = (WorldsRoutes.Named(context, engine), At(context.Request.Query));
            var hash = await lane.Do(() => Had(() => Copier.Hash(world, at)), context.RequestAborted);
            await JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteString("world", world.Name);
                json.WriteNumber("at", at ?? world.Journal.Total);
                json.WriteString("hash", hash);
                json.WriteEndObject();
            });
        });
        routes.MapGet("/worlds/{name}/snapshot", context =>
        {
            var world = WorldsRoutes.Named(context, engine);
            return JsonAnswer.Ok(context, json => Had(() =>
            {
                copier.Snapshot(world, json);
                return true;
            }));
        });
        routes.MapPut("/worlds/{name}/snapshot", async context =>
        {
            var name = WorldsRoutes.Name(context);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var world = await lane.Do(() => Had(() => copier.Restore(name, body.GetBuffer().AsMemory(0, (int)body.Length))), context.RequestAborted);
            await Put(context, engine.Worlds, world);
        });
    }

    private static async Task Fork(HttpContext context, Engine engine, Copier copier, SlowLane lane)
    {
        var origin = WorldsRoutes.Named(context, engine);
        var (name, at) = await Arguments.Fork(context);
        if (!WorldName.IsValid(name))
        {
            throw new RefusedException(400, $"No world can be called '{Brief.Of(name, 100)}': a name is {WorldName.Rule}.");
        }

        if (name == origin.Name)
        {
            throw new RefusedException(409, $"'{name}' is the world that is forked; the fork needs a name of its own.");
        }

        await Put(context, engine.Worlds, await lane.Do(() => Had(() => copier.Fork(origin, name, at)), context.RequestAborted));
    }

    private static async Task Put(HttpContext context, WorldDirectory worlds, World world)
    {
        try
        {
            var hash = Copier.Hash(world);
            await WorldsRoutes.Put(context, worlds, world, json => json.WriteString("hash", hash));
        }
        catch
        {
            if (worlds.Find(world.Name) != world)
            {
                world.Dispose();
            }

            throw;
        }
    }

    private static long? At(IQueryCollection query)
    {
        foreach (var name in query.Keys.Where(name => name != "at"))
        {
            throw new RefusedException(400, $"There is no parameter `{name}`. Known: at.");
        }

        return !query.ContainsKey("at") ? null
            : long.TryParse(query["at"].ToString(), out var at) ? at
            : throw new RefusedException(400, $"The parameter `at` is the number of a call, not '{query["at"]}'.");
    }

    private static T Had<T>(Func<T> past)
    {
        try
        {
            return past();
        }
        catch (PastException e)
        {
            var status = e.Fault switch
            {
                PastFault.NoSuchCall => 404,
                PastFault.WasReset => 409,
                PastFault.Unreadable => 422,
                _ => 410,
            };
            throw new RefusedException(status, e.Message, e.Problems.Count > 0 ? e.Problems : null);
        }
    }
}
