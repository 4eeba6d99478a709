using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios.Editor;

/// <summary>
/// The golden files as a schema has to see them. A problem is one of shape (an unknown or missing key, a wrong type, a value without its unit), which
/// every consumer of the schema refuses, or one of meaning, which only the loader can know: of those a part of the sentence stands in
/// <c>Problems/meaning.list</c>.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Scenarios", "Problems");

    public static IReadOnlyList<string> Meanings { get; } =
        [.. File.ReadAllLines(Path.Combine(Folder, "meaning.list")).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    public static IReadOnlyList<(string Name, string Yaml, IReadOnlyList<Problem> Errors)> Files { get; } =
    [
        .. from path in Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal)
           let yaml = File.ReadAllText(path)
           let problems = Fake.Loader.LoadText(yaml, Path.GetFileName(path)).Problems
           select (Path.GetFileName(path), yaml, (IReadOnlyList<Problem>)[.. problems.Where(problem => problem.Severity == Severity.Error)]),
    ];

    public static bool IsMeaning(Problem problem) => Meanings.Any(part => problem.Text.Contains(part, StringComparison.Ordinal));
}
