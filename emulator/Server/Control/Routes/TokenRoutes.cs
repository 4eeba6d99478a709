using System.Text.Json;
using ChatEmulator.Providers;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>POST tokens/inspect</c>, <c>POST tokens/revoke</c>: what a token is, and for how long; and that it is no longer.</summary>
internal static class TokenRoutes
{
    private const string Revoked = "revoked";

    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        routes.MapPost("/tokens/inspect", async context =>
        {
            var token = await Arguments.Text(context, "token");
            var world = WorldChoice.Of(context, engine);
            var report = Inspect(token, world, engine);
            if (report.State == "unknown" && !report.IsKnownTo(world.Name) && WorldChoice.Named(context) is null)
            {
                (world, report) = Elsewhere(token, engine) ?? (world, report);
            }

            await JsonAnswer.Ok(context, json => Write(json, report, world.Clock.GetUtcNow()));
        }).Told(ScenarioDescriptions.Inspect);
        routes.MapPost("/tokens/revoke", async context =>
        {
            var world = WorldChoice.Of(context, engine);
            var report = new Support(world, engine.Providers).Revoke(await Arguments.Text(context, "token"));
            if (report.State != Revoked)
            {
                throw new RefusedException(404, $"There is no such token in the world '{world.Name}', so nothing was revoked. {report.Why}");
            }

            await JsonAnswer.Ok(context, json => Write(json, report, world.Clock.GetUtcNow()));
        }).Told(ScenarioDescriptions.Revoke);
    }

    private static TokenReport Inspect(string token, World world, Engine engine) => new View(world, engine.Providers).Inspect(token);

    // Whoever asks about no world in particular has a token, and not the name of its world.
    private static (World World, TokenReport Report)? Elsewhere(string token, Engine engine)
    {
        foreach (var world in engine.Worlds.All.Where(world => world.Journal.Total > 0))
        {
            if (Inspect(token, world, engine) is var report && report.IsKnownTo(world.Name))
            {
                return (world, report);
            }
        }

        return null;
    }

    private static void Write(Utf8JsonWriter json, TokenReport report, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("provider", report.Provider);
        json.WriteString("kind", report.Kind);
        json.WriteString("world", report.World);
        json.WriteString("state", report.State);
        json.WriteString("why", report.Why);
        json.WritePropertyName("claims");
        json.WriteRawValue(report.Claims ?? "null");
        json.WriteString("expires_at", report.ExpiresAt is { } at ? Instants.Text(at) : null);
        json.WritePropertyName("remaining_seconds");
        if (report.ExpiresAt is { } end)
        {
            json.WriteNumberValue(report.State is Revoked or "unknown" ? 0 : Math.Max(0, (long)(end - now).TotalSeconds));
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }
}
