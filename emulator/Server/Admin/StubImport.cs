using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Admin;

/// <summary>Mappings that come together.</summary>
/// <param name="All">All that were sent.</param>
/// <param name="Keeps">Whether those that are there already stay as they are.</param>
/// <param name="Drops">Whether those that were not sent go.</param>
internal sealed record StubImport(IReadOnlyList<Mapping> All, bool Keeps, bool Drops)
{
    // More of what is wrong nobody is told.
    private const int MostFaults = 100;

    /// <summary>Reads and compiles them; too many are refused before that.</summary>
    /// <param name="json">What was sent.</param>
    /// <param name="call">The request.</param>
    /// <param name="draw">Draws an id for the how-manieth.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static StubImport Read(JsonElement json, AdminCall call, Func<long, Guid> draw, List<Fault> faults)
    {
        var fields = new Fields(json, "", faults);
        var (list, options) = (fields.Take("mappings"), fields.Take("importOptions"));
        fields.End();
        var (keeps, drops) = options is { } json2 ? Options(json2, faults) : default;
        return new StubImport(list is { ValueKind: JsonValueKind.Array } mappings ? Mappings(mappings, call, draw, faults) : Missing(json, fields), keeps, drops);
    }

    /// <summary>What they change.</summary>
    public Edit Edit(MappingTable table)
    {
        // Of those that come together the first answers first, so it comes last.
        var put = new PutMappings([.. (Keeps ? All.Where(mapping => table.Find(mapping.Id) is null) : All).Reverse()]);
        return Drops ? new EditInTurn([new DropMappings(Others(table)), put]) : put;
    }

    private List<Guid> Others(MappingTable table)
    {
        var sent = All.Select(mapping => mapping.Id).ToHashSet();
        return [.. table.All.Select(mapping => mapping.Id).Where(id => !sent.Contains(id))];
    }

    // What is no object at all was told already.
    private static List<Mapping> Missing(JsonElement json, Fields fields) =>
        (json.ValueKind == JsonValueKind.Object ? fields.Wrong<List<Mapping>>("mappings", "should be a list of mappings") : null) ?? [];

    private static (bool Keeps, bool Drops) Options(JsonElement json, List<Fault> faults)
    {
        var fields = new Fields(json, "/importOptions", faults);
        var (policy, drops) = (fields.Text("duplicatePolicy"), fields.Truth("deleteAllNotInImport"));
        fields.End();
        if (policy is not (null or "OVERWRITE" or "IGNORE"))
        {
            fields.Wrong<string>("duplicatePolicy", "should be OVERWRITE or IGNORE");
        }

        return (policy == "IGNORE", drops == true);
    }

    private static List<Mapping> Mappings(JsonElement list, AdminCall call, Func<long, Guid> draw, List<Fault> faults)
    {
        var (all, letters, n) = (new List<Mapping>(), 0L, 0);
        if (list.GetArrayLength() > Stubbing.MostMappings)
        {
            throw AdminException.NoRoom;
        }

        foreach (var each in list.EnumerateArray().TakeWhile(_ => faults.Count < MostFaults))
        {
            call.Left.ThrowIfCancellationRequested();
            var (pointer, nth) = ($"/mappings/{n}", n++);
            var mapping = call.Reader.Read(each, null, () => draw(nth), faults, pointer: pointer);
            Ownership.Check(call.Engine.Providers, mapping, pointer, faults);
            if (mapping is not null)
            {
                all.Add(mapping);
                letters += MappingWeight.Of(mapping).Letters;
            }

            _ = letters <= Stubbing.MostLetters ? letters : throw AdminException.NoRoom;
        }

        return all;
    }
}
