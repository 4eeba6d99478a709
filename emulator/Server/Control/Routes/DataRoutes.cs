using System.Text.Json;
using ChatEmulator.Scenarios;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>POST data</c>: puts customers and threads into a world as it is, all that is sent or nothing.</summary>
internal static class DataRoutes
{
    private const int MostTold = 20;

    public static void Map(IEndpointRouteBuilder routes, Engine engine) => routes.MapPost("/data", async context =>
    {
        var world = WorldChoice.Of(context, engine);
        var (supply, problems) = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)]).LoadData(await Playing.Text(context), "body");
        if (supply is null)
        {
            throw Playing.Unsound(problems);
        }

        var reasons = new Director(world, engine.Providers).Add(supply);
        if (reasons.Count > 0)
        {
            throw new RefusedException(
                409, $"Nothing was put in. {string.Join(' ', reasons.Take(MostTold))}{(reasons.Count > MostTold ? $" And {reasons.Count - MostTold} more." : "")}");
        }

        await JsonAnswer.Ok(context, json => Write(json, world, supply));
    }).Told(WorldDescriptions.AddData);

    private static void Write(Utf8JsonWriter json, World world, Supply supply)
    {
        json.WriteStartObject();
        json.WriteString("world", world.Name);
        json.WriteStartObject("added");
        foreach (var (provider, kinds) in supply.Entries.Where(entry => entry.Value.Count > 0))
        {
            json.WriteStartObject(provider);
            foreach (var (kind, entries) in kinds)
            {
                json.WriteNumber(kind, entries.Count);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
