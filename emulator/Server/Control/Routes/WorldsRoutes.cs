using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET worlds</c> and <c>GET|PUT|DELETE worlds/{name}</c>, <c>POST worlds/{name}/reset</c>: which worlds there are.</summary>
internal static class WorldsRoutes
{
    private const int MostListed = 1_000;

    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        var worlds = engine.Worlds;
        routes.MapGet("/worlds", context => JsonAnswer.Ok(context, json => List(json, worlds))).Told(WorldsDescriptions.List);
        routes.MapGet("/worlds/{name}", context =>
        {
            var world = Named(context, engine);
            return JsonAnswer.Ok(context, json => Write(json, world));
        }).Told(WorldsDescriptions.One);
        routes.MapPut("/worlds/{name}", async context =>
        {
            var name = Name(context);
            MayBePut(name);
            await Put(context, worlds, await Playing.Begin(name, context, engine));
        }).Told(WorldsDescriptions.Put);
        routes.MapDelete("/worlds/{name}", context =>
        {
            var name = Named(context, engine).Name;
            Staying(() => worlds.Drop(name, "was deleted"));
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }).Told(WorldsDescriptions.Delete);
        routes.MapPost("/worlds/{name}/reset", context =>
        {
            var world = Named(context, engine);
            world.Reset();
            return JsonAnswer.Ok(context, json => Write(json, world));
        }).Told(WorldsDescriptions.Reset);
    }

    /// <summary>The world that the path names.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static World Named(HttpContext context, Engine engine) => WorldChoice.Of(Name(context), engine.Worlds);

    /// <summary>The name in the path, which a world may have.</summary>
    /// <exception cref="RefusedException">No world can be called so.</exception>
    public static string Name(HttpContext context)
    {
        var name = (string)context.GetRouteValue("name")!;
        return WorldName.IsValid(name) ? name : throw new RefusedException(400, $"No world can be called '{Brief.Of(name, 100)}': a name is {WorldName.Rule}.");
    }

    /// <summary>Looks whether a world of that name can be put in, before much is done for it.</summary>
    /// <exception cref="RefusedException">It would take the place of the default world.</exception>
    public static void MayBePut(string name)
    {
        if (name == WorldDirectory.DefaultName)
        {
            throw new RefusedException(409, WorldDirectory.Stays);
        }
    }

    /// <summary>Puts a world in, and tells of it: 201 when it is new, 200 when one of its name ended for it.</summary>
    /// <exception cref="RefusedException">It would take the place of the default world.</exception>
    public static async Task Put(HttpContext context, WorldDirectory worlds, World world, Action<Utf8JsonWriter>? more = null)
    {
        var replaced = false;
        Staying(() => replaced = worlds.Put(world));
        await JsonAnswer.Send(context, replaced ? 200 : 201, "application/json", json => Write(json, world, more));
    }

    private static void Staying(Action change)
    {
        try
        {
            change();
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException(409, e.Message);
        }
    }

    private static void List(Utf8JsonWriter json, WorldDirectory worlds)
    {
        var all = worlds.All;
        json.WriteStartObject();
        json.WriteStartArray("worlds");
        foreach (var world in all.Take(MostListed))
        {
            Write(json, world);
        }

        json.WriteEndArray();
        json.WriteNumber("total", all.Count);
        json.WriteNumber("let_go", worlds.LetGo);
        json.WriteNumber("bytes", worlds.Budget.Held);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, World world, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.WriteString("world", world.Name);
        json.WriteString("scenario", world.Scenario.Name);
        json.WriteNumber("seed", world.Seed);
        json.WriteNumber("epoch", world.Epoch);
        json.WriteString("now", Instants.Text(world.Clock.GetUtcNow()));
        json.WriteNumber("calls", world.Journal.Total);
        json.WriteNumber("bytes", world.Bytes);
        if (world.Name != WorldDirectory.DefaultName)
        {
            // The default one never makes room for another, so nobody counts.
            json.WriteNumber("idle_seconds", (long)world.Usage.Unused.TotalSeconds);
        }

        more?.Invoke(json);
        json.WriteEndObject();
    }
}
