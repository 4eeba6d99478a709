using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.Contracts;
using ChatEmulator.Core.Tests.House;
using ChatEmulator.Providers;
using ChatEmulator.Publishing;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Core.Tests.Scenarios.Editor;

/// <summary>The schema of the language in the hands of those who read it: an evaluator, and the language server of the usual editors.</summary>
[Category("Long")]
public sealed class EditorTests
{
    private const int Drawn = 30_000;
    private const string Scripts = "tests/ChatEmulator.Core.Tests/Scenarios/Editor";

    [Test]
    public async Task Ajv_accepts_what_the_loader_accepts_and_refuses_every_wrong_shape()
    {
        using var node = new NodeFolder();
        await node.Install("ajv@8.20.0", "yaml@2.7.1");
        var lines = FakeLines().Concat(DrawnLines()).Concat(ShippedLines()).ToList();
        var file = Path.Combine(node.Path, "files.jsonl");
        await File.WriteAllLinesAsync(file, lines.Select(line => line.ToJsonString()));
        var (code, output) = await node.Script($"{Scripts}/ajv-scenario.mjs", file);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task The_language_server_tells_wrong_shapes_completes_keys_and_shows_what_they_are_for()
    {
        using var node = new NodeFolder();
        await node.Install("yaml-language-server@1.20.0");
        var files = Path.Combine(node.Path, "files.jsonl");
        await File.WriteAllLinesAsync(files, FakeLines().Concat(ShippedLines()).Select(line => line.ToJsonString()));
        var (code, output) = await node.Script($"{Scripts}/language-server.mjs", files);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(code, Is.Zero, output);
    }

    private static IEnumerable<JsonNode> FakeLines() =>
        Golden.Files.Select(file => Line(file.Name, file.Yaml, file.Errors)).Prepend(Schema("fake", [Fake.Post, Fake.Bank]));

    // What the loader takes of what was drawn: of the rest it is not known whether its shape was wrong.
    private static IEnumerable<JsonNode> DrawnLines()
    {
        var vocabulary = new Vocabulary([Fake.Post, Fake.Bank]);
        var drawn = Enumerable.Range(0, Drawn).Select(n => new FormSamples(vocabulary, new Choices([n])).File());
        var sound = drawn.Where(yaml => !Fake.Loader.LoadText(yaml).HasErrors).ToList();
        TestContext.Out.WriteLine($"{sound.Count} of {Drawn} drawn files are sound");
        Assert.That(sound, Has.Count.GreaterThan(Drawn / 100));
        return sound.Select((yaml, n) => Line($"drawn {n}", yaml, []));
    }

    private static IEnumerable<JsonNode> ShippedLines() => Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Order(StringComparer.Ordinal)
        .Select(file => Line(Path.GetFileName(file), File.ReadAllText(file), []))
        .Concat(Examples.All.Select(example => Line($"the example of {example.Key}", example.Yaml, [])))
        .Prepend(Schema("shipped", [.. Vendors.All().Select(provider => provider.Catalogue)]));

    private static JsonObject Schema(string name, IReadOnlyList<ChatEmulator.Contracts.Catalogue> catalogues) =>
        new() { ["name"] = name, ["schema"] = JsonNode.Parse(ScenarioSchema.Text(catalogues)) };

    private static JsonObject Line(string file, string yaml, IReadOnlyList<Problem> errors) => new()
    {
        ["file"] = file,
        ["yaml"] = yaml,
        ["problems"] = new JsonArray([.. errors.Select(problem => new JsonObject
        {
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["text"] = problem.Text,
            ["meaning"] = Golden.IsMeaning(problem),
        })]),
    };
}
