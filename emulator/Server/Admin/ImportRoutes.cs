using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Server.Admin;

/// <summary><c>mappings/import</c> and what else is done to many mappings at once.</summary>
internal static class ImportRoutes
{
    public static void Map(AdminRoutes admin)
    {
        admin.On("POST", "/mappings/import", Import);
        admin.On("POST", "/mappings/remove", Remove);
        admin.On("POST", "/mappings/save", _ => throw AdminException.Without("Nothing is written to files here: mappings that should be there at the start belong in the folder that --mappings names"));
        admin.On("POST", "/mappings/find-by-metadata", FindByMetadata);
        admin.On("POST", "/mappings/remove-by-metadata", RemoveByMetadata);
        admin.On("GET", "/mappings/unmatched", call => Unmatched(call, mappings => MappingRoutes.Told(call, mappings, mappings.Count)));
        admin.On("DELETE", "/mappings/unmatched", call => Unmatched(call, mappings => MappingRoutes.Change(call, _ => new DropMappings([.. mappings.Select(mapping => mapping.Id)]))));
    }

    private static async Task Import(AdminCall call)
    {
        using var sent = await call.Json();
        using (await call.Stubbing.Turn(call.Left))
        {
            var draw = call.Stubbing.Draws();
            var come = AdminCall.Make(sent, (json, faults) => StubImport.Read(json, call, draw, faults));
            call.Stubbing.Change(stock => come.Edit(stock.Table), MappingRoutes.CheckRoom);
        }

        await AdminAnswer.Empty(call.Context);
    }

    private static async Task Remove(AdminCall call)
    {
        var given = await call.Read((json, faults) => call.Reader.Read(json, null, () => Guid.Empty, faults)!);
        using (await call.Stubbing.Turn(call.Left))
        {
            call.Stubbing.Change(stock =>
            {
                var found = stock.Table.Find(given.Id) ?? stock.Table.All.FirstOrDefault(mapping => Same(mapping, given, "request") && Same(mapping, given, "response"));
                return found is null ? null : new DropMappings([found.Id]);
            });
        }

        await AdminAnswer.Empty(call.Context);
    }

    private static bool Same(Mapping one, Mapping other, string part) => JsonElement.DeepEquals(one.Source.GetProperty(part), other.Source.GetProperty(part));

    private static async Task FindByMetadata(AdminCall call)
    {
        var found = ByMetadata(call, await Notes.Pattern(call), call.Stubbing.Now);
        await MappingRoutes.Told(call, found, found.Count);
    }

    private static async Task RemoveByMetadata(AdminCall call)
    {
        var pattern = await Notes.Pattern(call);
        await MappingRoutes.Change(call, stock => new DropMappings([.. ByMetadata(call, pattern, stock).Select(mapping => mapping.Id)]));
    }

    private static List<Mapping> ByMetadata(AdminCall call, ValuePattern pattern, Stock stock)
    {
        var effort = new Effort(call);
        return [.. stock.Table.All.Where(mapping => effort.Spend(mapping.Metadata is { } notes && Notes.Fit(notes, pattern))).Order(Comparer<Mapping>.Create(Mapping.Compare))];
    }

    private static Task Unmatched(AdminCall call, Func<IReadOnlyList<Mapping>, Task> answer)
    {
        var matched = new HashSet<Guid>();
        ServeEvents.Numbers(call, each => Mapping.IdOf(each.Rule) is { } id && matched.Add(id));
        return answer([.. call.Stubbing.Now.Table.All.Where(mapping => !matched.Contains(mapping.Id)).Order(Comparer<Mapping>.Create(Mapping.Compare))]);
    }
}
