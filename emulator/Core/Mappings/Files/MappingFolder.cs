using ChatEmulator.Mappings.Reading;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Files;

/// <summary>
/// A folder of mappings, as WireMock and WireMock.Net keep them: read once, at the start. Files come in the order of their paths and mappings in that
/// of their file, and of those that match the last answers, as with WireMock.
/// </summary>
internal static class MappingFolder
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Its path: a root, or the folder of the mappings itself.</param>
    /// <param name="reader">Reads mappings.</param>
    /// <param name="check">Looks whether a mapping can ever answer: the mapping, where it stands, and what takes what is wrong.</param>
    public static LoadedMappings Read(string folder, MappingReader reader, Action<Mapping, string, ICollection<Fault>> check)
    {
        if (!Directory.Exists(folder))
        {
            return Nothing(folder, File.Exists(folder) ? "This is a file. Name the folder that it is in." : "There is no such folder.");
        }

        var layout = FolderLayout.Of(folder);
        var found = FileWalk.Read(layout.Mappings);
        if (found.Count == 0)
        {
            return Nothing(layout.Mappings, "There is no *.json file in this folder, nor in one inside it.");
        }

        var files = new FileReader(reader, layout, check);
        return Together([.. found.Select(files.Read)]);
    }

    private static LoadedMappings Nothing(string folder, string why) => new(MappingTable.Empty, [new Problem(folder, 0, 1, null, why)]);

    private static LoadedMappings Together(FileMappings[] files)
    {
        CheckIds(files);
        Problem[] problems = [.. files.SelectMany(file => file.Problems)];
        var table = problems.Length > 0 ? MappingTable.Empty : Ordered([.. files.SelectMany(file => file.Mappings)]).Aggregate(MappingTable.Empty, (table, mapping) => table.With(mapping));
        return new LoadedMappings(table, problems) { Disabled = files.Sum(file => file.Disabled) };
    }

    private static void CheckIds(FileMappings[] files)
    {
        var seen = new Dictionary<Guid, string>();
        foreach (var file in files)
        {
            var places = new Lazy<JsonPlaces>(() => new JsonPlaces(file.File.Path, file.File.Bytes!));
            foreach (var each in file.Mappings.Where(each => !seen.TryAdd(each.Mapping.Id, $"{file.File.Path} {each.Pointer}".TrimEnd())))
            {
                file.Problems.Add(places.Value.Problem(each.Pointer, $"The id {each.Mapping.Id} is taken already, by {seen[each.Mapping.Id]}. Ids are unique among all files."));
            }
        }
    }

    // Of several that match and are of one priority WireMock.Net takes the one that says most of the request; the places of WireMock's stay theirs.
    private static Mapping[] Ordered(FileMapping[] all)
    {
        var net = new Queue<FileMapping>(all.Where(each => each.Weight >= 0).OrderBy(each => each.Weight));
        return [.. all.Select(each => (each.Weight < 0 ? each : net.Dequeue()).Mapping)];
    }
}
