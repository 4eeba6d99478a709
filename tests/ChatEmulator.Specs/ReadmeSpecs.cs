using System.Text.RegularExpressions;
using ChatEmulator.Providers;

namespace ChatEmulator.Specs;

/// <summary>What the documents show is taken from here, and runs.</summary>
public sealed class ReadmeSpecs
{
    [TestCase("README.md")]
    [TestCase("emulator/README.md")]
    public async Task The_csharp_of_a_document_stands_in_a_test_line_by_line(string document)
    {
        string[] files = ["ReadmeSpecs.cs", "FirstSpecs.cs", "Desk.cs", "FixtureSpecs.cs", "ReadingSpecs.cs", "TlsSpecs.cs"];
        var here = (await Task.WhenAll(files.Select(file => Text($"tests/ChatEmulator.Specs/{file}"))))
            .SelectMany(file => file.Split('\n'))
            .Select(line => line.Trim())
            .Append("using ChatEmulator;")
            .Append("public sealed class MySpecs")
            .ToHashSet();
        var lines = Blocks(await Text(document), "csharp")
            .SelectMany(block => block.Split('\n'))
            .Select(line => line.Split("  //")[0].Trim())
            .Where(line => line.Length > 0)
            .Distinct()
            .ToList();
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines, Is.SubsetOf(here));
    }

    [TestCase("README.md")]
    [TestCase("scenarios/README.md")]
    public async Task Every_scenario_that_a_document_shows_starts(string document)
    {
        var scenarios = Blocks(await Text(document), "yaml");
        Assert.That(scenarios, Is.Not.Empty);
        foreach (var yaml in scenarios)
        {
            await using var emulator = await Emulator.StartAsync(yaml);
        }
    }

    [Test]
    public async Task Every_axis_of_the_manuals_table_is_a_rule_that_starts()
    {
        var rules = Regex
            .Matches(await Text("scenarios/README.md"), "^\\| [a-z ]+ \\| `(?<rule>(effect|answer).*)` \\|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["rule"].Value)
            .ToList();
        Assert.That(rules, Has.Count.EqualTo(6));
        foreach (var rule in rules)
        {
            await using var emulator = await Emulator.StartAsync($"scenario: row\nrules: [{{ name: row, calls: algoreg.create_message, {rule} }}]");
        }
    }

    [Test]
    public async Task The_manual_has_every_profile_key_with_its_readings_the_default_first()
    {
        var manual = await Text("scenarios/README.md");
        var rows = from provider in Vendors.All()
                   from key in provider.Catalogue.Profile.Select(key => key.Option)
                   let values = key.OneOf is null ? key.Example : string.Join(", ", key.OneOf)
                   where !manual.Contains($"| `{provider.Catalogue.Provider}.{key.Name}` | {values} |", StringComparison.Ordinal)
                       && !manual.Contains($"| `*.{key.Name}` | {values} |", StringComparison.Ordinal)
                   select $"{provider.Catalogue.Provider}.{key.Name}: {values}";
        Assert.That(rows, Is.Empty);
    }

    [Test]
    public async Task The_manual_names_every_error_that_an_answer_may_name()
    {
        var manual = await Text("scenarios/README.md");
        Assert.That(Vendors.All().SelectMany(provider => provider.Catalogue.Errors).Select(error => error.Name).Where(name => !manual.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static Task<string> Text(string path) => File.ReadAllTextAsync(Path.Combine(Repository.Root, path));

    private static IReadOnlyList<string> Blocks(string document, string language) =>
        [.. Regex.Matches(document, $"```{language}\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value)];
}
