using System.Text.Json;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Server.Listening.Doors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET connections</c>: what the entries of <c>connections:</c> have counted. What befalls a connection is no call, so it is in no journal.</summary>
internal static class ConnectionRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Doorman doorman) =>
        routes.MapGet("/connections", context => JsonAnswer.Ok(context, json => Write(json, doorman))).Told(ConnectionDescriptions.Read);

    private static void Write(Utf8JsonWriter json, Doorman doorman)
    {
        json.WriteStartObject();
        json.WriteNumber("open", doorman.Doors!.Open);
        json.WriteString("refused_by", doorman.Doors.ClosedBy);
        json.WriteStartArray("entries");
        foreach (var entry in doorman.Entrance.Counts)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteString("fault", entry.Fault);
            json.WriteNumber("met", entry.Met);
            json.WriteNumber("fired", entry.Fired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
