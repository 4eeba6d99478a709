using System.Text.RegularExpressions;

namespace ChatEmulator.Specs;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static Task<string> Text(string path) => File.ReadAllTextAsync(Path.Combine(Root, path));

    /// <summary>What stands fenced in a document, in one language.</summary>
    public static IReadOnlyList<string> Blocks(string document, string language) =>
        [.. Regex.Matches(document, $"```{language}\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value)];

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Emulator.sln")) ? folder.FullName : Find(folder.Parent!);
}
