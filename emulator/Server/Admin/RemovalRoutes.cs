using ChatEmulator.Journals;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary><c>requests</c>: what should be told no more.</summary>
internal static class RemovalRoutes
{
    public static void Map(AdminRoutes admin)
    {
        admin.On("DELETE", "/requests", call =>
        {
            call.World.Journal.Forget();
            return AdminAnswer.Done(call.Context);
        });
        admin.On("DELETE", "/requests/{id}", call =>
        {
            ServeEvents.Remove(call, ServeEvents.NumberOf(call.World, call.Id) is { } number ? [number] : []);
            return AdminAnswer.Done(call.Context);
        });
        admin.On("POST", "/requests/remove", async call => await Remove(call, await RequestRoutes.Matching(call)));
        admin.On("POST", "/requests/remove-by-metadata", async call =>
        {
            var pattern = await call.Read((json, faults) => new ValueReader(faults).Read(json, ""));
            await Remove(call, ServeEvents.All(call, each => ServeEvents.Of(call, each)?.Metadata is { } notes && Notes.Fit(notes, pattern!)));
        });
    }

    private static Task Remove(AdminCall call, IReadOnlyList<Call> found)
    {
        var told = found.Select(each => (Call: each, Mapping: ServeEvents.Of(call, each))).ToList();
        ServeEvents.Remove(call, found.Select(each => each.Number));
        return AdminAnswer.Ok(call.Context, json =>
        {
            json.WriteStartArray("serveEvents");
            foreach (var each in told)
            {
                EventJson.Write(json, each.Call, call, each.Mapping);
            }

            json.WriteEndArray();
        });
    }
}
