using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>A difference between WireMock and the emulator that is meant.</summary>
/// <param name="Parts">What of an answer may differ by it; everything else must be the same all the same.</param>
/// <param name="Why">The reason.</param>
internal sealed record Meant(IReadOnlyList<string> Parts, string Why)
{
    /// <summary>All of them by the names that steps give. A step that names one must differ, so a difference that went away is told.</summary>
    public static IReadOnlyDictionary<string, Meant> All { get; } = Read();

    private static Dictionary<string, Meant> Read()
    {
        var file = Path.Combine(Repository.Root, "tests", "ChatEmulator.Compose.Tests", "WireMock", "meant.json");
        return JsonNode.Parse(File.ReadAllText(file))!.AsObject().ToDictionary(
            each => each.Key, each => new Meant([.. each.Value!["parts"]!.AsArray().Select(part => (string)part!)], (string)each.Value["why"]!), StringComparer.Ordinal);
    }
}
