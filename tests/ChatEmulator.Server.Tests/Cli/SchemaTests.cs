using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class SchemaTests
{
    [Test]
    public async Task The_schema_of_an_operation_is_printed()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", "signalwire.create_token"), Is.Zero);
        var schema = JsonNode.Parse(shell.Out)!;
        Assert.That((string?)schema["$schema"], Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
        Assert.That((string?)schema["$id"], Is.EqualTo("urn:chat-emulator:signalwire.create_token"));
        Assert.That((int?)schema["properties"]!["ttl"]!["maximum"], Is.EqualTo(43_200));
        Assert.That(schema["x-constraints"]!.AsArray().Select(each => (string?)each!["rule"]), Does.Contain("max_serialised"));
        Assert.That((shell.Out.Contains("\n  \""), shell.Error), Is.EqualTo((true, "")));
    }

    [Test]
    public async Task A_scenario_chooses_the_readings()
    {
        using var folder = new Folder();
        var file = folder.Add("strict.yaml", "scenario: strict\nprofile: { signalwire: { unknown_fields: refuse } }\n");
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", "signalwire.create_token", "--scenario", file), Is.Zero, shell.Error);
        Assert.That((bool?)JsonNode.Parse(shell.Out)!["additionalProperties"], Is.False);
    }

    [Test]
    public async Task The_language_of_scenario_files_is_printed_for_editors()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", "scenario"), Is.Zero);
        var schema = JsonNode.Parse(shell.Out)!;
        Assert.That((string?)schema["$schema"], Is.EqualTo("http://json-schema.org/draft-07/schema#"));
        Assert.That((string?)schema["$id"], Is.EqualTo("urn:chat-emulator:scenario"));
        Assert.That(schema["properties"]!["rules"], Is.Not.Null);
    }

    [TestCase(new[] { "schema", "scenari" }, "Did you mean 'scenario'?")]
    [TestCase(new[] { "schema", "scenario", "--scenario", "a.yaml" }, "Leave it out.")]
    public async Task The_language_is_one_word_and_has_no_readings(string[] line, string hint)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run(line), Is.EqualTo(2));
        Assert.That((shell.Error.Contains(hint), shell.Out), Is.EqualTo((true, "")));
    }

    [Test]
    public async Task Without_an_operation_all_are_listed()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("schema"), Is.Zero);
        Assert.That(shell.Out.Split('\n').Select(line => line.Split(' ')[0]), Does.Contain("algoreg.create_message").And.Contain("signalwire.create_token"));
    }

    [TestCase("signalwire.create_tokn", "Did you mean 'signalwire.create_token'?")]
    [TestCase("create_message", "Did you mean 'algoreg.create_message'?")]
    [TestCase("zzzzzz", "There are signalwire.create_token, ")]
    public async Task An_unknown_operation_ends_with_2_and_the_nearest_name(string name, string hint)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", name), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain($"There is no operation '{name}'. {hint}"));
        Assert.That(shell.Out, Is.Empty);
    }

    [TestCase("scenario: a\nruls: []\n", "a.yaml:2:1")]
    [TestCase(null, "a.yaml")]
    public async Task A_scenario_with_problems_ends_with_2_and_the_problems(string? yaml, string problem)
    {
        using var folder = new Folder();
        var file = yaml is null ? Path.Combine(folder.Path, "a.yaml") : folder.Add("a.yaml", yaml);
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", "signalwire.create_token", "--scenario", file), Is.EqualTo(2));
        Assert.That((shell.Error.Contains(problem), shell.Out), Is.EqualTo((true, "")));
    }

    [Test]
    public async Task A_folder_is_not_one_scenario()
    {
        using var folder = new Folder();
        folder.Add("a.yaml", "scenario: a\n");
        folder.Add("b.yaml", "scenario: b\n");
        using var shell = new Shell();
        Assert.That(await shell.Run("schema", "signalwire.create_token", "--scenario", folder.Path), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("is 2 scenarios; name one file"));
    }
}
