using ChatEmulator.Core.Tests.House;

namespace ChatEmulator.Core.Tests;

/// <summary>Whoever follows a link of our documents arrives.</summary>
public sealed class LinkTests
{
    private static readonly string[] Documents = [.. new[] { "emulator", "scenarios", "tests", "samples" }
        .Select(folder => Path.Combine(Repository.Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))];

    [Test]
    public void Every_link_of_every_document_leads_somewhere()
    {
        Assert.That(Documents, Is.SupersetOf(new[] { "README.md", "emulator/README.md", "scenarios/README.md", "tests/Benchmarks/README.md" }));
        Assert.That(Documents.SelectMany(path => Links.Dead(path, Read(path)!, Read)), Is.Empty);
    }

    [TestCase("[x](there.md)", "")]
    [TestCase("[x](../b/there.md#a-heading-of-two-parts)", "")]
    [TestCase("[x](#here)", "")]
    [TestCase("[x](../b)", "")]
    [TestCase("[x](https://example.com/nothing)", "")]
    [TestCase("`x`\n```\n[x](gone.md)\n```", "")]
    [TestCase("[x](gone.md)", "b/it.md:2: gone.md leads nowhere")]
    [TestCase("[x](there.md#other)", "b/it.md:2: there.md#other leads nowhere")]
    [TestCase("[x](#fenced)", "b/it.md:2: #fenced leads nowhere")]
    [TestCase("a [x](there.md) and [y](../there.md)", "b/it.md:2: ../there.md leads nowhere")]
    public void A_link_that_leads_nowhere_is_told_with_its_line(string text, string dead)
    {
        var document = $"# Here\n{text}\n```\n# Fenced\n```\n";
        Assert.That(string.Join('\n', Links.Dead("b/it.md", document, path => path switch
        {
            "b/it.md" => document,
            "b/there.md" => "## A heading, of `two` parts\n",
            "b" => "",
            _ => null,
        })), Is.EqualTo(dead));
    }

    private static string? Read(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) ? File.ReadAllText(full) : Directory.Exists(full) ? "" : null;
    }
}
