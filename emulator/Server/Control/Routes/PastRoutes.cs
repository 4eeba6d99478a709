using System.Buffers;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Replays;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control.Describing;
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
        routes.MapPost("/worlds/{name}/fork", context => Fork(context, engine, copier, lane)).Told(WorldsDescriptions.Fork);
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
        }).Told(WorldsDescriptions.ReadHash);
        routes.MapGet("/worlds/{name}/snapshot", async context =>
        {
            var world = WorldsRoutes.Named(context, engine);
            var snapshot = await lane.Do(() => Had(() => Written(copier, world)), context.RequestAborted);
            await JsonAnswer.Ok(context, json => json.WriteRawValue(snapshot.WrittenSpan, skipInputValidation: true));
        }).Told(WorldsDescriptions.ReadSnapshot);
        routes.MapPut("/worlds/{name}/snapshot", async context =>
        {
            var name = WorldsRoutes.Name(context);
            WorldsRoutes.MayBePut(name);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var world = await lane.Do(() => Had(() => copier.Restore(name, body.GetBuffer().AsMemory(0, (int)body.Length)), differs: 422), context.RequestAborted);
            await Put(context, engine.Worlds, world);
        }).Told(WorldsDescriptions.PutSnapshot);
    }

    private static ArrayBufferWriter<byte> Written(Copier copier, World world)
    {
        var snapshot = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(snapshot))
        {
            copier.Snapshot(world, json);
        }

        return snapshot.WrittenCount <= Guards.LargestSnapshot ? snapshot : throw new RefusedException(
            413, $"The snapshot is {snapshot.WrittenCount / 1_000_000} MB, and Control takes back no more than {Guards.LargestSnapshot / 1_000_000} MB. Take it earlier, or of a world with fewer calls.");
    }

    private static async Task Fork(HttpContext context, Engine engine, Copier copier, SlowLane lane)
    {
        var origin = WorldsRoutes.Named(context, engine);
        var (name, at) = await Arguments.Fork(context);
        if (!WorldName.IsValid(name))
        {
            throw new RefusedException(400, $"No world can be called '{Brief.Of(name, 100)}': a name is {WorldName.Rule}.");
        }

        WorldsRoutes.MayBePut(name);
        if (engine.Worlds.Find(name) is not null)
        {
            throw new RefusedException(409, $"There is a world '{name}' already; give the fork another name, or DELETE /_emulator/worlds/{name} first.");
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

    private static long? At(IQueryCollection query) => !query.ContainsKey("at") ? null
        : long.TryParse(query["at"].ToString(), out var at) ? at
        : throw new RefusedException(400, $"The parameter `at` is the number of a call, not '{query["at"]}'.");

    private static T Had<T>(Func<T> past, int differs = 410)
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
                PastFault.Differs => differs,
                _ => 410,
            };
            throw new RefusedException(status, e.Message, e.Problems.Count > 0 ? e.Problems : null);
        }
    }
}
