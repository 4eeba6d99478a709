using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary>Mappings that come together.</summary>
/// <param name="All">All that were sent.</param>
/// <param name="Put">Those that are taken.</param>
/// <param name="DropsOthers">Whether those that were not sent go.</param>
internal sealed record StubImport(IReadOnlyList<Mapping> All, IReadOnlyList<Mapping> Put, bool DropsOthers)
{
    public static StubImport Read(JsonElement json, AdminCall call, MappingBook book, List<Fault> faults)
    {
        var fields = new Fields(json, "", faults);
        var (list, options) = (fields.Take("mappings"), fields.Take("importOptions"));
        fields.End();
        var (keeps, drops) = options is { } json2 ? Options(json2, faults) : default;
        var all = list is { ValueKind: JsonValueKind.Array } mappings ? Mappings(mappings, call, book, faults) : Missing(json, fields);
        return new StubImport(all, keeps ? [.. all.Where(mapping => book.Now.Table.Find(mapping.Id) is null)] : all, drops);
    }

    /// <summary>The ids of the mappings that were not sent.</summary>
    public IReadOnlyList<Guid> Others(MappingTable table)
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

    private static List<Mapping> Mappings(JsonElement list, AdminCall call, MappingBook book, List<Fault> faults)
    {
        var (all, n) = (new List<Mapping>(), 0);
        foreach (var each in list.EnumerateArray())
        {
            var (pointer, nth) = ($"/mappings/{n}", n++);
            var mapping = call.Reader.Read(each, null, () => call.Stubbing.Draw(book, nth), faults, pointer: pointer);
            Ownership.Check(call.Engine.Providers, mapping, pointer, faults);
            if (mapping is not null)
            {
                all.Add(mapping);
            }
        }

        return all;
    }
}
