using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary><c>requests</c>: what came, to be asked.</summary>
internal static class RequestRoutes
{
    public static void Map(AdminRoutes admin)
    {
        admin.On("GET", "/requests", List);
        admin.On("GET", "/requests/{id}", One);
        admin.On("GET", "/requests/unmatched", call => Requests(call, ServeEvents.Numbers(call, each => !EventJson.IsMatched(each))));
        admin.On("POST", "/requests/find", async call => await Requests(call, await Matching(call)));
        admin.On("POST", "/requests/count", async call =>
        {
            var found = await Matching(call);
            await AdminAnswer.Ok(call.Context, json =>
            {
                json.WriteNumber("count", found.Count);
                json.WriteBoolean("requestJournalDisabled", false);
            });
        });
    }

    /// <summary>The numbers of the calls whose request fits the pattern that was sent, oldest first.</summary>
    public static async Task<IReadOnlyList<long>> Matching(AdminCall call) =>
        ServeEvents.Matching(call, await call.Read((json, faults) => RequestReader.Read(json, "", faults)));

    private static Task Requests(AdminCall call, IReadOnlyList<long> found) => AdminAnswer.List(
        call.Context,
        "requests",
        ServeEvents.Read(call, found).Select(each => (Action<Utf8JsonWriter>)(json => RequestJson.Write(json, ShownCall.Of(call, each)))),
        json => json.WriteBoolean("requestJournalDisabled", false));

    private static Task List(AdminCall call)
    {
        var (limit, since, stub) = (call.Number("limit") ?? int.MaxValue, call.Instant("since"), MatchingStub(call));
        var (unmatched, total) = (call.Query("unmatched") == "true", 0);
        var told = ServeEvents.Numbers(call, each =>
        {
            var isMeant = (!unmatched || !EventJson.IsMatched(each)) && (stub is null || Mapping.IdOf(each.Rule) == stub);
            total += isMeant ? 1 : 0;
            return isMeant && (since is null || each.At >= since);
        });
        told.Reverse();
        return AdminAnswer.List(call.Context, "requests", EventJson.Writers(call, [.. told.Take(limit)]), json =>
        {
            json.WriteStartObject("meta");
            json.WriteNumber("total", total);
            json.WriteEndObject();
            json.WriteBoolean("requestJournalDisabled", false);
        });
    }

    private static Guid? MatchingStub(AdminCall call) => call.Query("matchingStub") is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) ? id
        : throw new AdminException(400, 15, $"Query parameter matchingStub value '{Exchanges.Brief.Of(text, 100)}' is not a valid UUID");

    private static Task One(AdminCall call)
    {
        var found = ServeEvents.Find(call, call.Id) ?? throw AdminException.NotThere($"There is no request {call.Id}");
        return JsonOf(call, json => EventJson.Write(json, found, call, ServeEvents.Of(call, found)));
    }

    private static Task JsonOf(AdminCall call, Action<Utf8JsonWriter> write) => Control.JsonAnswer.Ok(call.Context, write);
}
