using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Server.Admin;

namespace ChatEmulator;

/// <summary>Finds the folder of mappings that a test names, and reads it.</summary>
internal static class StubFolder
{
    public static MappingSupply Read(string folder)
    {
        var given = GivenMappings.Read(Find(folder), Vendors.All(), templates: null);
        return given.Problems.Count == 0 ? given.Supply : throw new ScenarioException(given.Problems);
    }

    private static string Find(string folder)
    {
        var folders = ScenarioSource.Folders().Distinct().ToList();
        return folders.Select(each => Path.Combine(each, folder)).FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException($"There is no folder of mappings '{folder}' in any of these folders:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", folders)}");
    }
}
