using ChatEmulator.Exports;
using ChatEmulator.Journals;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET calls</c>, <c>GET calls.har</c>, <c>DELETE calls</c>: the record of a world, oldest first, for us and for others, and a clean table.</summary>
internal static class CallRoutes
{
    private static readonly string Version = typeof(CallRoutes).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        routes.MapGet("/calls", context =>
        {
            var world = WorldChoice.Of(context, engine);
            var view = new View(world, engine.Providers);
            var question = CallQuestion.Read(context.Request.Query, view);
            view.Refresh();
            var calls = question.Ask(world.Journal);
            return JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("calls");
                foreach (var call in calls)
                {
                    CallJson.Write(json, call, world.Name);
                }

                json.WriteEndArray();
                json.WriteNumber("total", world.Journal.Total);
                json.WriteNumber("dropped", world.Journal.Dropped);
                json.WriteNumber("forgotten", world.Journal.Forgotten);
                json.WriteNumber("dropped_bodies", world.Journal.DroppedBodies);
                json.WriteEndObject();
            });
        }).Told(CallDescriptions.List);
        routes.MapGet("/calls.har", context =>
        {
            var world = WorldChoice.Of(context, engine);
            var view = new View(world, engine.Providers);
            var question = CallQuestion.Read(context.Request.Query, view);
            view.Refresh();
            var calls = question.Ask(world.Journal);
            var archive = new HarWriter(world.Name, Version, ReasonPhrases.GetReasonPhrase);
            return JsonAnswer.Ok(context, json => archive.Write(json, calls, Missing(world.Journal)));
        }).Told(CallDescriptions.Archive);
        routes.MapDelete("/calls", context =>
        {
            WorldChoice.Of(context, engine).Journal.Forget();
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }).Told(CallDescriptions.Forget);
    }

    private static string? Missing(Journal journal) => journal.Dropped is > 0 and var dropped ? $"{dropped:N0} older calls are no longer kept." : null;
}
