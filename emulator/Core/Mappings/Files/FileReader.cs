using System.Text.Json;
using ChatEmulator.Mappings.Net;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Files;

/// <summary>Reads one file of mappings, and tells all that is wrong with it, each with its place.</summary>
/// <param name="reader">Reads mappings in WireMock's dialect.</param>
/// <param name="layout">Where what they name is.</param>
/// <param name="check">Looks whether a mapping can ever answer.</param>
internal sealed class FileReader(MappingReader reader, FolderLayout layout, Action<Mapping, string, ICollection<Fault>> check)
{
    private readonly BodyFiles _java = new(layout.Bodies);
    private readonly BodyFiles _net = new(layout.Mappings);

    /// <summary>Reads a file.</summary>
    public FileMappings Read(FoundFile file)
    {
        var result = new FileMappings(file);
        if (file.Bytes is not { } bytes)
        {
            result.Problems.Add(new Problem(file.Path, 0, 1, null, file.Wrong!));
            return result;
        }

        var places = new JsonPlaces(file.Path, bytes);
        try
        {
            using var document = JsonText.Parse(bytes);
            var faults = new List<Fault>();
            Doubles.Tell(document.RootElement, "", faults);
            var entries = MappingEntry.Of(document.RootElement, faults);
            foreach (var entry in entries)
            {
                Read(entry, entries.Count == 1, result, faults);
            }

            result.Problems.AddRange(faults.Distinct().Select(fault => places.Problem(fault.Path, fault.Message)).OrderBy(problem => problem.Line).ThenBy(problem => problem.Column));
        }
        catch (JsonException e)
        {
            result.Problems.Add(places.Problem(e.LineNumber ?? 0, e.BytePositionInLine ?? 0, $"This is no JSON: {e.Message.Split(" Change the reader", 2)[0].Split(" LineNumber:", 2)[0]}"));
        }

        return result;
    }

    private void Read(MappingEntry entry, bool alone, FileMappings result, List<Fault> faults)
    {
        if (entry.IsMixed(faults))
        {
            return;
        }

        if (entry.IsNet)
        {
            // Told already; what is to be written anew has to be clear.
            var unclear = new List<Fault>();
            Doubles.Tell(entry.Json, entry.Pointer, unclear);
            if (unclear.Count == 0)
            {
                ReadNet(entry, alone, result, faults);
            }
        }
        else if (Made(entry.Json, null, GivenId.Of($"{result.File.Name}#{entry.Pointer}"), _java, entry.Pointer, faults) is { } mapping)
        {
            result.Mappings.Add(new FileMapping(mapping, entry.Pointer, -1));
        }
    }

    private void ReadNet(MappingEntry entry, bool alone, FileMappings result, List<Fault> faults)
    {
        var (net, before) = (new NetMapping(entry.Json, entry.Pointer, faults), faults.Count);
        result.Disabled += net.IsDisabled ? 1 : 0;
        foreach (var method in net.Methods)
        {
            var own = new List<Fault>();
            var json = net.Json(method);
            var mapping = Made(json, method == net.Methods[0] ? Named(result.File, entry, alone, faults) : null, GivenId.Of($"{result.File.Name}#{entry.Pointer}#{method}"), _net, "", own);
            faults.AddRange(own.Select(fault => fault with { Path = net.Origins.Of(fault.Path) }));
            if (mapping is not null && !net.IsDisabled && faults.Count == before)
            {
                result.Mappings.Add(new FileMapping(mapping, entry.Pointer, net.Weight));
            }
        }
    }

    // There a file whose name is an id is the mapping of that id.
    private static Guid? Named(FoundFile file, MappingEntry entry, bool alone, List<Fault> faults)
    {
        if (!alone || !Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "D", out var name))
        {
            return null;
        }

        if (entry.Json.TryGetProperty("Guid", out var said) && said.ValueKind == JsonValueKind.String && said.TryGetGuid(out var id) && id != Guid.Empty && id != name)
        {
            faults.Add(new Fault($"{entry.Pointer}/Guid", $"is not the id that the file's name says, which counts there: {name}"));
        }

        return name;
    }

    private Mapping? Made(JsonElement json, Guid? id, Guid drawn, BodyFiles files, string pointer, List<Fault> faults)
    {
        var mapping = reader.Read(json, id, () => drawn, faults, files, pointer);
        if (mapping is not null)
        {
            var before = faults.Count;
            check(mapping, pointer, faults);
            return faults.Count == before ? mapping : null;
        }

        return null;
    }
}
