using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary><c>near-misses</c>: which mappings a request nearly met, and which requests nearly met a pattern.</summary>
internal static class NearMissRoutes
{
    private const int Most = 3;

    // Of each request every mapping is asked, so both are bounded: the newest of what did not match.
    private const int MostCalls = 100;

    public static void Map(AdminRoutes admin)
    {
        admin.On("GET", "/requests/unmatched/near-misses", Unmatched);
        admin.On("POST", "/near-misses/request", Nearest);
        admin.On("POST", "/near-misses/request-pattern", NearestCalls);
    }

    private static Task Unmatched(AdminCall call)
    {
        var mappings = call.Stubbing.Now.Table.All.ToList();
        var missed = ServeEvents.All(call, each => !EventJson.IsMatched(each)).Reverse().Take(MostCalls);
        return Told(call, [.. missed.SelectMany(each => Of(ServeEvents.Request(each), mappings, json => RequestJson.Write(json, ShownCall.Of(call, each))))]);
    }

    private static async Task Nearest(AdminCall call)
    {
        var mappings = call.Stubbing.Now.Table.All.ToList();
        var (request, told) = await call.Read((json, faults) => (LoggedRequest.Read(json, faults), json.Clone()));
        await Told(call, Of(request, mappings, json => LoggedRequest.Tell(json, told, request)));
    }

    private static async Task NearestCalls(AdminCall call)
    {
        var (pattern, told) = await call.Read((json, faults) => (RequestReader.Read(json, "", faults), json.Clone()));
        var source = MappingSource.OfRequest(told);
        var near = ServeEvents.All(call).Reverse().Take(MostCalls * 10).Select(each => (Call: each, Distance: pattern.Distance(new Asked(ServeEvents.Request(each))))).OrderBy(each => each.Distance).Take(Most);
        await Told(call, [.. near.Select(each => new NearMiss(json => RequestJson.Write(json, ShownCall.Of(call, each.Call)), "requestPattern", source, each.Distance))]);
    }

    private static List<NearMiss> Of(Exchange request, List<Mapping> mappings, Action<Utf8JsonWriter> write)
    {
        var asked = new Asked(request);
        return [.. mappings.Select(mapping => (Mapping: mapping, Distance: mapping.Request.Distance(asked))).OrderBy(each => each.Distance).Take(Most)
            .Select(each => new NearMiss(write, "stubMapping", each.Mapping.Source, each.Distance))];
    }

    private static Task Told(AdminCall call, IReadOnlyList<NearMiss> all) => AdminAnswer.Ok(call.Context, json =>
    {
        json.WriteStartArray("nearMisses");
        foreach (var each in all)
        {
            json.WriteStartObject();
            json.WritePropertyName("request");
            each.Request(json);
            json.WritePropertyName(each.Kind);
            each.Met.WriteTo(json);
            json.WriteStartObject("matchResult");
            json.WriteStartArray("subEvents");
            json.WriteEndArray();
            json.WriteStartArray("diffDescriptions");
            json.WriteEndArray();
            json.WriteNumber("distance", each.Distance);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private sealed record NearMiss(Action<Utf8JsonWriter> Request, string Kind, JsonElement Met, double Distance);
}
