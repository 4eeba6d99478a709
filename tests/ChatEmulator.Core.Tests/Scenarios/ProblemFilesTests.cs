using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>
/// Each file of <c>Problems/</c> shows a kind of mistake; beside it stands what people read about it. To accept a new reading, run
/// with <c>ACCEPT_PROBLEMS</c> set to the folder in the source tree, and look at the difference.
/// </summary>
public sealed class ProblemFilesTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Scenarios", "Problems");

    private static IEnumerable<string> Files =>
        Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Every_problem_of_a_file_is_told_with_its_place_and_what_would_be_right(string file)
    {
        var yaml = File.ReadAllText(Path.Combine(Folder, file));
        var told = Problems.Render(Fake.Loader.LoadText(yaml, file).Problems, ProblemFormat.Text);
        if (Environment.GetEnvironmentVariable("ACCEPT_PROBLEMS") is { Length: > 0 } source)
        {
            File.WriteAllText(Path.Combine(source, Path.ChangeExtension(file, ".txt")), told);
            return;
        }

        Assert.That(told, Is.EqualTo(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(file, ".txt")))));
    }
}
