using System.Text.RegularExpressions;
using ChatEmulator.Providers;

namespace ChatEmulator.Specs;

/// <summary>What the documents show is taken from here, and runs.</summary>
public sealed class ReadmeSpecs
{
    [TestCase("README.md")]
    [TestCase("emulator/README.md")]
    public async Task The_csharp_of_a_document_stands_in_a_test_as_it_is(string document)
    {
        string[] files = ["ReadmeSpecs.cs", "FirstSpecs.cs", "Desk.cs", "FixtureSpecs.cs", "ReadingSpecs.cs", "TlsSpecs.cs", "WorldSpecs.cs", "VerdictSpecs.cs", "RetrySpecs.cs", "AskingSpecs.cs"];
        var here = await Task.WhenAll(files.Select(async file => Core(await Repository.Text($"tests/ChatEmulator.Specs/{file}"))));
        var blocks = Repository.Blocks(await Repository.Text(document), "csharp").Select(Core).ToList();
        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.Where(block => !here.Any(file => file.Contains(block, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase("scenarios/README.md")]
    public async Task Every_scenario_that_a_document_shows_starts(string document)
    {
        var scenarios = Repository.Blocks(await Repository.Text(document), "yaml");
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
            .Matches(await Repository.Text("scenarios/README.md"), "^\\| [a-z ]+ \\| `(?<rule>(effect|answer).*)` \\|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["rule"].Value)
            .ToList();
        Assert.That(rules, Has.Count.EqualTo(6));
        foreach (var rule in rules)
        {
            await using var emulator = await Emulator.StartAsync($"scenario: row\nrules: [{{ name: row, calls: algoreg.create_message, {rule} }}]");
        }
    }

    [Test]
    public async Task Every_expectation_of_the_manuals_table_starts()
    {
        var expectations = Rows(await Repository.Text("scenarios/README.md"), "## Expectations");
        Assert.That(expectations, Has.Count.EqualTo(11));
        foreach (var entry in expectations)
        {
            await using var emulator = await Emulator.StartAsync(
                $"scenario: row\nrules: [{{ name: row, calls: algoreg.create_message, delivery: {{ delay: 1s }} }}]\nexpect: [{entry}]");
        }
    }

    [Test]
    public async Task Every_delay_of_the_manuals_table_starts()
    {
        var delays = Rows(await Repository.Text("scenarios/README.md"), "## Delays");
        Assert.That(delays, Has.Count.EqualTo(5));
        foreach (var delay in delays)
        {
            await using var emulator = await Emulator.StartAsync($"scenario: row\nrules: [{{ name: row, calls: \"*\", delivery: {{ delay: {delay} }} }}]\n");
        }
    }

    [Test]
    public async Task Each_shipped_scenario_has_its_row_in_the_manual_with_its_trap()
    {
        var rows = Regex
            .Matches(await Repository.Text("scenarios/README.md"), @"^\| `(?<file>[a-z0-9-]+\.yaml)` \| [^|]+ \| [^|]+ \| [^|]*\|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["file"].Value);
        Assert.That(rows, Is.EquivalentTo(Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Select(Path.GetFileName)));
    }

    [Test]
    public async Task The_manual_has_every_profile_key_with_its_readings_the_default_first()
    {
        var manual = await Repository.Text("scenarios/README.md");
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
        var manual = await Repository.Text("scenarios/README.md");
        Assert.That(Vendors.All().SelectMany(provider => provider.Catalogue.Errors).Select(error => error.Name).Where(name => !manual.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    // What a table of two columns has in the first one, in the part of the manual under a heading.
    private static List<string> Rows(string manual, string heading)
    {
        var from = manual.IndexOf($"\n{heading}\n", StringComparison.Ordinal) + 1;
        var part = manual[from..manual.IndexOf("\n## ", from, StringComparison.Ordinal)];
        return [.. Regex.Matches(part, @"^\| `(?<entry>\{ [a-z_]+: .* \})` \| [^|]+ \|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(match => match.Groups["entry"].Value)];
    }

    // What it does, line after line, without what stands around it: indentation, comments, usings, the class and its test.
    private static string Core(string code) => string.Concat(code
        .Split('\n')
        .Select(line => line.Split("  //")[0].Trim())
        .Where(line => line.Length > 0 && line[0] is not ('#' or '/' or '{' or '}' or '['))
        .Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal) && !line.StartsWith("public sealed class ", StringComparison.Ordinal) && !line.StartsWith("using ChatEmulator", StringComparison.Ordinal))
        .Select(line => $"{line}\n"));
}
