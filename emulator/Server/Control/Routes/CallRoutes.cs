using ChatEmulator.Journals;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET calls</c>, <c>DELETE calls</c>: the record of a world, oldest first, and a clean table.</summary>
internal static class CallRoutes
{
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
        routes.MapDelete("/calls", context =>
        {
            WorldChoice.Of(context, engine).Journal.Forget();
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }).Told(CallDescriptions.Forget);
    }
}
