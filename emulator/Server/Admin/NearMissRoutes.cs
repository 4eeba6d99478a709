using System.Text.Json;
using ChatEmulator.Journals;
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
        var (mappings, effort, told, looked) = (call.Stubbing.Now.Table.All.ToList(), new Effort(call), new List<NearMiss>(), 0);
        var missed = ServeEvents.Numbers(call, each => !EventJson.IsMatched(each)).TakeLast(MostCalls).Reverse().ToList();
        foreach (var each in ServeEvents.Read(call, missed))
        {
            var isWhole = TryFind(new Asked(ServeEvents.Request(each)), mappings, effort, out var nearest);
            told.AddRange(isWhole || looked == 0 ? nearest.Select(near => Of(near, json => RequestJson.Write(json, ShownCall.Of(call, each)))) : []);
            if (!isWhole)
            {
                effort.Tell(call, $"Of {missed.Count} unmatched requests {looked} were held against all mappings");
                break;
            }

            looked++;
        }

        return Told(call, told);
    }

    private static async Task Nearest(AdminCall call)
    {
        var (mappings, effort) = (call.Stubbing.Now.Table.All.ToList(), new Effort(call));
        var (request, told) = await call.Read((json, faults) => (LoggedRequest.Read(json, faults), json.Clone()));
        if (!TryFind(new Asked(request), mappings, effort, out var nearest))
        {
            effort.Tell(call, $"The request was not held against all of {mappings.Count} mappings");
        }

        await Told(call, [.. nearest.Select(near => Of(near, json => LoggedRequest.Tell(json, told, request)))]);
    }

    private static async Task NearestCalls(AdminCall call)
    {
        var (pattern, told) = await call.Read((json, faults) => (RequestReader.Read(json, "", faults), json.Clone()));
        var (source, effort) = (MappingSource.OfRequest(told), new Effort(call));
        var newest = ServeEvents.Numbers(call).TakeLast(MostCalls * 10).Reverse().ToList();
        var (podium, looked) = (new Podium<Call>(Most), 0);
        foreach (var each in ServeEvents.Read(call, newest).TakeWhile(_ => !effort.IsOver))
        {
            podium.Add(each, pattern.Distance(new Asked(ServeEvents.Request(each))));
            looked++;
        }

        if (looked < newest.Count && effort.IsOver)
        {
            effort.Tell(call, $"Of {newest.Count} requests the newest {looked} were held against the pattern");
        }

        await Told(call, [.. podium.Places.Select(each => new NearMiss(json => RequestJson.Write(json, ShownCall.Of(call, each.What)), "requestPattern", source, each.Distance))]);
    }

    // False when not all of them could be asked: then perhaps another is nearer.
    private static bool TryFind(Asked asked, List<Mapping> mappings, Effort effort, out IReadOnlyList<(Mapping What, double Distance)> nearest)
    {
        var podium = new Podium<Mapping>(Most);
        nearest = podium.Places;
        foreach (var mapping in mappings)
        {
            if (effort.IsOver)
            {
                return false;
            }

            podium.Add(mapping, mapping.Request.Distance(asked));
        }

        return true;
    }

    private static NearMiss Of((Mapping What, double Distance) near, Action<Utf8JsonWriter> request) => new(request, "stubMapping", near.What.Source, near.Distance);

    private static Task Told(AdminCall call, IReadOnlyList<NearMiss> all) => AdminAnswer.List(call.Context, "nearMisses", all.Select(each => (Action<Utf8JsonWriter>)each.Write));

    private sealed record NearMiss(Action<Utf8JsonWriter> Request, string Kind, JsonElement Met, double Distance)
    {
        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WritePropertyName("request");
            Request(json);
            json.WritePropertyName(Kind);
            Met.WriteTo(json);
            json.WriteStartObject("matchResult");
            json.WriteStartArray("subEvents");
            json.WriteEndArray();
            json.WriteStartArray("diffDescriptions");
            json.WriteEndArray();
            json.WriteNumber("distance", Distance);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
