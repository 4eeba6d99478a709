using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Files;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Admin;

/// <summary>The mappings of a folder, checked as those are that come by the admin API.</summary>
/// <param name="Supply">The mappings, when nothing is wrong with any, and who reads more.</param>
/// <param name="Problems">All that is wrong.</param>
internal sealed record GivenMappings(MappingSupply Supply, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="providers">Whose paths no mapping answers.</param>
    /// <param name="templates">Makes answers out of templates; null where nobody can.</param>
    public static GivenMappings Read(string folder, IReadOnlyList<Provider> providers, TemplateMaker? templates)
    {
        var reader = new MappingReader(templates);
        var loaded = MappingFolder.Read(folder, reader, (mapping, pointer, faults) => Ownership.Check(providers, mapping, pointer, faults));
        var (table, problems) = (loaded.Table, loaded.Problems);
        if (!Stubbing.HasRoom(table))
        {
            problems = [new Problem(folder, 0, 1, null, Stubbing.NoRoom)];
        }

        return new GivenMappings(new MappingSupply { Given = problems.Count > 0 ? MappingTable.Empty : table, Reader = reader }, problems);
    }
}
