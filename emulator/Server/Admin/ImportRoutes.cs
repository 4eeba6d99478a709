using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary><c>mappings/import</c> and what else is done to many mappings at once.</summary>
internal static class ImportRoutes
{
    public static void Map(AdminRoutes admin)
    {
        admin.On("POST", "/mappings/import", Import);
        admin.On("POST", "/mappings/remove", Remove);
        admin.On("POST", "/mappings/save", _ => throw AdminException.Of([new Fault("", "Nothing is written to files here: mappings that should be there at the start belong in the folder that --mappings names")]));
        admin.On("POST", "/mappings/find-by-metadata", FindByMetadata);
        admin.On("POST", "/mappings/remove-by-metadata", RemoveByMetadata);
        admin.On("GET", "/mappings/unmatched", call => Unmatched(call, mappings => MappingRoutes.Told(call, mappings, mappings.Count)));
        admin.On("DELETE", "/mappings/unmatched", call => Unmatched(call, mappings => MappingRoutes.Change(call, _ => new DropMappings([.. mappings.Select(mapping => mapping.Id)]))));
    }

    private static async Task Import(AdminCall call)
    {
        await call.Read((json, faults) => call.Stubbing.Change(book =>
        {
            var plan = StubImport.Read(json, call, book, faults);
            MappingRoutes.CheckRoom(book.Now.Table, plan.Put);
            if (faults.Count > 0)
            {
                return null;
            }

            // Of those that come together the first answers first, so it comes last.
            var edit = new PutMappings([.. plan.Put.Reverse()]);
            return plan.DropsOthers ? new EditInTurn([new DropMappings(plan.Others(book.Now.Table)), edit]) : edit;
        }));
        await AdminAnswer.Empty(call.Context);
    }

    private static async Task Remove(AdminCall call)
    {
        await call.Read((json, faults) => call.Stubbing.Change(book =>
        {
            var given = call.Reader.Read(json, null, () => Guid.Empty, faults);
            var found = given is null ? null
                : book.Now.Table.Find(given.Id)
                ?? book.Now.Table.All.FirstOrDefault(mapping => Same(mapping, given, "request") && Same(mapping, given, "response"));
            return found is null ? null : new DropMappings([found.Id]);
        }));
        await AdminAnswer.Empty(call.Context);
    }

    private static bool Same(Mapping one, Mapping other, string part) => JsonElement.DeepEquals(one.Source.GetProperty(part), other.Source.GetProperty(part));

    private static async Task FindByMetadata(AdminCall call)
    {
        var found = await call.Read((json, faults) => ByMetadata(call.Stubbing.Now, json, faults));
        await MappingRoutes.Told(call, found, found.Count);
    }

    private static async Task RemoveByMetadata(AdminCall call)
    {
        await call.Read((json, faults) => call.Stubbing.Change(book => new DropMappings([.. ByMetadata(book.Now, json, faults).Select(mapping => mapping.Id)])));
        await AdminAnswer.Done(call.Context);
    }

    private static List<Mapping> ByMetadata(Stock stock, JsonElement json, List<Fault> faults)
    {
        var pattern = new ValueReader(faults).Read(json, "");
        return pattern is null ? [] : [.. stock.Table.All.Where(mapping => mapping.Metadata is { } notes && Notes.Fit(notes, pattern)).Order(Comparer<Mapping>.Create(Mapping.Compare))];
    }

    private static Task Unmatched(AdminCall call, Func<IReadOnlyList<Mapping>, Task> answer)
    {
        var matched = ServeEvents.All(call).Select(found => Mapping.IdOf(found.Rule)).OfType<Guid>().ToHashSet();
        return answer([.. call.Stubbing.Now.Table.All.Where(mapping => !matched.Contains(mapping.Id)).Order(Comparer<Mapping>.Create(Mapping.Compare))]);
    }
}
