using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>Reads scenarios of all vendors, for whoever takes the engine alone: <c>new Engine(ScenarioFiles.Read("reply-lost.yaml").Scenarios[0])</c>.</summary>
public static class ScenarioFiles
{
    /// <summary>Reads files, and every <c>*.yaml</c> and <c>*.yml</c> of folders, by name; folders inside are left alone.</summary>
    /// <returns>The scenarios that are sound, and every problem, one that a file cannot be read included.</returns>
    public static Loaded Read(params IEnumerable<string> paths) => Loader().LoadPaths(paths);

    /// <summary>Reads YAML given as text.</summary>
    /// <returns>The scenario if it is sound, and every problem.</returns>
    public static Loaded ReadText(string yaml) => Loader().LoadText(yaml);

    private static Loader Loader() => new([.. Vendors.All().Select(vendor => vendor.Catalogue)]);
}
