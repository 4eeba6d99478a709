using System.Diagnostics;
using System.Text.Json;

namespace ChatEmulator.Benchmarks.Peers;

/// <summary>The others' packages, in exactly the versions that <c>package.json</c> beside this file names; none of their install scripts is run.</summary>
internal static class Installation
{
    /// <summary>Sees that what is wanted is in the folder.</summary>
    /// <returns>Null, or why it could not be installed.</returns>
    public static string? Ensure(string folder)
    {
        var wanted = Path.Combine(AppContext.BaseDirectory, "Peers", "package.json");
        if (Pinned(wanted).All(each => Has(folder, each.Key, each.Value)))
        {
            return null;
        }

        if (!Programs.Has("npm"))
        {
            return "npm is missing";
        }

        Directory.CreateDirectory(folder);
        File.Copy(wanted, Path.Combine(folder, "package.json"), overwrite: true);
        Console.Error.WriteLine($"npm install into {folder}: some 330 MB, a minute or two");
        return Install(folder);
    }

    private static string? Install(string folder)
    {
        var start = new ProcessStartInfo("npm", ["install", "--prefix", folder, "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var npm = new Family(start);
        _ = npm.First.StandardOutput.ReadToEnd();
        npm.First.WaitForExit();
        return npm.First.ExitCode == 0 ? null : $"npm install ended with {npm.First.ExitCode}";
    }

    private static Dictionary<string, string> Pinned(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("dependencies").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetString()!, StringComparer.Ordinal);
    }

    private static bool Has(string folder, string package, string version)
    {
        var file = Path.Combine(folder, "node_modules", package, "package.json");
        if (!File.Exists(file))
        {
            return false;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("version").GetString() == version;
    }
}
