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
            var (pattern, effort) = (await Notes.Pattern(call), new Effort(call));
            await Remove(call, ServeEvents.Numbers(call, each => effort.Spend(ServeEvents.Of(call, each)?.Metadata is { } notes && Notes.Fit(notes, pattern))));
        });
    }

    private static Task Remove(AdminCall call, IReadOnlyList<long> found)
    {
        ServeEvents.Remove(call, found);
        return AdminAnswer.List(call.Context, "serveEvents", EventJson.Writers(call, found));
    }
}
