using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.House;
using ChatEmulator.Core.Tests.Scenarios.Editor;
using ChatEmulator.Providers;
using ChatEmulator.Publishing;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Publishing;

public sealed class ScenarioSchemaTests
{
    private const string Anew = "`dotnet run --project emulator/Host -- schema scenario > scenarios/scenario.schema.json` makes it anew; look at the difference.";

    private static readonly IReadOnlyList<ChatEmulator.Contracts.Catalogue> Catalogues = [.. Vendors.All().Select(provider => provider.Catalogue)];

    private static readonly string Shipped = Path.Combine(Repository.Root, "scenarios");

    private static IEnumerable<TestCaseData> KeyExamples =>
        Examples.All.Select(example => new TestCaseData(example.Yaml).SetName($"The_example_of_every_key_loads({example.Key})"));

    private static IEnumerable<string> Scenarios => Directory.GetFiles(Shipped, "*.yaml").Select(file => Path.GetFileName(file));

    [Test]
    public void The_committed_schema_is_the_one_that_the_program_prints() =>
        Assert.That(File.ReadAllText(Path.Combine(Shipped, "scenario.schema.json")).TrimEnd('\n'), Is.EqualTo(ScenarioSchema.Text(Catalogues)), Anew);

    [TestCaseSource(nameof(Scenarios))]
    public void Every_shipped_scenario_tells_editors_where_the_schema_is(string file) =>
        Assert.That(File.ReadLines(Path.Combine(Shipped, file)).First(), Is.EqualTo("# yaml-language-server: $schema=./scenario.schema.json"));

    [TestCaseSource(nameof(KeyExamples))]
    public void Loads(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("chat-emulator-");
        try
        {
            var file = Path.Combine(folder.FullName, "example.yaml");
            File.WriteAllText(file, yaml);
            File.WriteAllText(Path.Combine(folder.FullName, "base.yaml"), "scenario: base\n");
            Assert.That(Problems.Render(new Loader(Catalogues).LoadPaths([file]).Problems, ProblemFormat.Text), Is.Empty, yaml);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Every_key_has_a_description_and_an_example() => Assert.Multiple(() =>
    {
        foreach (var (map, key, _) in Examples.Keys)
        {
            Assert.That(key.About, Does.EndWith("."), $"{map}/{key.Name}");
            Assert.That(key.Example, Does.StartWith($"{key.Name}:"), $"{map}/{key.Name}");
        }
    });

    [Test]
    public void Maps_of_one_name_have_the_same_keys()
    {
        var maps = Examples.Maps.GroupBy(map => map.Called, map => string.Join(' ', map.Keys(Examples.Vocabulary).Select(key => key.Name)));
        Assert.That(maps.Where(map => map.Distinct().Count() > 1).Select(map => map.Key), Is.Empty);
    }

    [Test]
    public void Whatever_is_referred_to_is_defined_and_whatever_is_defined_is_referred_to()
    {
        var schema = JsonNode.Parse(ScenarioSchema.Text(Catalogues))!;
        var defined = schema["definitions"]!.AsObject().Select(each => $"#/definitions/{each.Key}");
        Assert.That(References(schema).Distinct(), Is.EquivalentTo(defined));
    }

    [Test]
    public void Every_part_of_a_sentence_that_stands_for_meaning_is_in_a_golden_file()
    {
        var texts = Golden.Files.SelectMany(file => file.Errors).Select(problem => problem.Text).ToList();
        Assert.That(Golden.Meanings.Where(part => !texts.Exists(text => text.Contains(part, StringComparison.Ordinal))), Is.Empty);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
