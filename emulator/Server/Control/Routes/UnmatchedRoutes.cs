using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Unmatched;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET unmatched</c>: calls that no rule met, and rules that have not fired.</summary>
internal static class UnmatchedRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine) => routes.MapGet("/unmatched", context =>
    {
        var world = WorldChoice.Of(context, engine);
        var unmatched = new Asking(world, engine.Providers).Unmatched();
        return JsonAnswer.Ok(context, json => Write(json, unmatched, world.Name));
    }).Told(JudgingDescriptions.Unmatched);

    private static void Write(Utf8JsonWriter json, Mismatches unmatched, string world)
    {
        json.WriteStartObject();
        json.WriteStartArray("calls");
        foreach (var (call, nearest, differences) in unmatched.Calls)
        {
            json.WriteStartObject();
            json.WritePropertyName("call");
            CallJson.Write(json, call, world);
            json.WriteString("nearest", nearest);
            Differing.Write(json, differences);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("looked_at", unmatched.LookedAt);
        json.WriteStartArray("unused_rules");
        foreach (var rule in unmatched.Rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Name);
            json.WriteBoolean("met", rule.WasMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
