using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatEmulator.Benchmarks;

/// <summary>Facts of the machine, medians, and Markdown tables that can be pasted as they are.</summary>
internal static class Report
{
    public static void Facts(Settings settings)
    {
        var switches = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(each => $"{each.Key}={each.Value}")
            .Where(each => each.StartsWith("DOTNET_Tiered", StringComparison.OrdinalIgnoreCase)
                || each.StartsWith("DOTNET_GC", StringComparison.OrdinalIgnoreCase)
                || each.StartsWith("DOTNET_ReadyToRun", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        var pin = Cores.Pin.Length > 0 ? $"servers on core {Cores.Pin[^1]}, load on another" : "nothing pinned";
        Console.WriteLine($"""
            date       {DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}
            system     {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture}
            runtime    {RuntimeInformation.FrameworkDescription} (of this tool and the limit)
            cores      {Cores.Available}; {pin}
            emulator   {string.Join("\n           ", settings.Builds.Select((build, i) => $"{(settings.Builds.Count > 1 ? $"{i + 1}: " : "")}{Shown(build)}"))}
            switches   {(switches.Length == 0 ? "none in the environment" : string.Join(' ', switches))}

            """);
    }

    // Of several builds the folder is what tells them apart.
    private static string Shown(string build) =>
        $"{Path.Combine(Path.GetFileName(Path.GetDirectoryName(build)) ?? "", Path.GetFileName(build))}, {File.GetLastWriteTimeUtc(build).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}";

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>One line of a Markdown table; the first cell is text, the others figures.</summary>
    public static void Row(string first, params IEnumerable<string> cells) =>
        Console.WriteLine($"| {first,-16} | {string.Join(" | ", cells.Select(cell => cell.PadLeft(12)))} |");

    public static void Head(string first, params string[] cells)
    {
        Row(first, cells);
        Console.WriteLine($"|{new string('-', 18)}|{string.Concat(cells.Select(_ => $"{new string('-', 13)}:|"))}");
    }

    public static string Figure(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
