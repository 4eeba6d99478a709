using System.Text;
using ChatEmulator.Exports;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// <c>GET metrics</c>: figures for Prometheus; of the world that the request names alone, else of the whole process with its worlds. The first hundred names of worlds are told apart, the
/// others are added up, so that a thousand tests do not make a thousand series of each.
/// </summary>
internal static class MetricsRoutes
{
    private static readonly string Version = typeof(MetricsRoutes).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes, Engine engine, Doorman doorman) => routes.MapGet("/metrics", context =>
    {
        var text = new PrometheusText();
        if (WorldChoice.Named(context) is null)
        {
            WriteAll(text, engine.Worlds, doorman);
        }
        else
        {
            var world = WorldChoice.Of(context, engine);
            new CallMetrics([(world.Name, world.Heard!.Tally)]).Write(text);
            new WorldMetrics([(world.Name, world)]).Write(text);
        }

        return Send(context, text.ToString());
    }).Told(WorldsDescriptions.Metrics);

    private static void WriteAll(PrometheusText text, WorldDirectory worlds, Doorman doorman)
    {
        var (tallies, all) = (worlds.Audience!.Tallies, worlds.All);
        var named = tallies.Named.ToDictionary(each => each.Name, each => each.Tally, StringComparer.Ordinal);
        new CallMetrics([.. tallies.Named, .. named.Count == Tallies.MostNames ? [(Tally.Others, tallies.Others)] : Array.Empty<(string, Tally)>()]).Write(text);
        new WorldMetrics(all.Select(world => (IsOther(world) ? Tally.Others : world.Name, world))).Write(text);
        WriteEmulator(text, worlds, all.Count);
        WriteConnections(text, doorman);
        WriteExports(text, worlds.Audience.Exports);
        ProcessMetrics.Write(text);

        bool IsOther(World world) => !named.ContainsKey(world.Name);
    }

    private static void WriteEmulator(PrometheusText text, WorldDirectory worlds, int count)
    {
        text.Family("chat_emulator_build_info", "gauge", "Always 1; which version it is stands beside it.");
        text.Sample(1, ("version", Version));
        text.Family("chat_emulator_worlds", "gauge", "Worlds that there are.");
        text.Sample(count);
        text.Family("chat_emulator_worlds_let_go_total", "counter", "Worlds that nobody used and that were let go to make room for others.");
        text.Sample(worlds.LetGo);
    }

    private static void WriteConnections(PrometheusText text, Doorman doorman)
    {
        text.Family("chat_emulator_connections_open", "gauge", "Connections to the ports of the vendors.");
        text.Sample(doorman.Doors!.Open);
        var entries = doorman.Entrance.Counts;
        text.Family("chat_emulator_connections_met", "gauge", "Connections that an entry of `connections` has met since the default world began or was reset.");
        foreach (var entry in entries)
        {
            text.Sample(entry.Met, ("entry", entry.Name), ("fault", entry.Fault));
        }

        text.Family("chat_emulator_connections_fired", "gauge", "Connections that an entry of `connections` has bent since the default world began or was reset.");
        foreach (var entry in entries)
        {
            text.Sample(entry.Fired, ("entry", entry.Name), ("fault", entry.Fault));
        }
    }

    private static void WriteExports(PrometheusText text, IReadOnlyList<Exported> exports)
    {
        text.Family("chat_emulator_export_written_total", "counter", "What an export has written: of `journal`, lines of the file.");
        foreach (var export in exports)
        {
            text.Sample(export.Written, ("export", export.Name));
        }

        text.Family("chat_emulator_export_lost_total", "counter", "What an export could not write, and never will.");
        foreach (var export in exports)
        {
            text.Sample(export.Lost, ("export", export.Name));
        }
    }

    private static async Task Send(HttpContext context, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(bytes);
    }
}
