using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>Commands that end by themselves say the same in every form, with the same exit code.</summary>
[Category("Published")]
public sealed class CommandTests
{
    private static readonly string[] Verbs = ["serve", "validate", "explain", "schema", "fidelity", "verify", "selftest", "healthcheck"];
    private static readonly string[] Operations = ["scenario", "signalwire.create_token", "algoreg.login", "algoreg.create_end_user_token", "algoreg.create_message"];

    private static IEnumerable<string> Faulty => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "ChatEmulator.Core.Tests", "Scenarios", "Problems"), "*.yaml").Select(file => Path.GetFileName(file)!);

    [Test]
    public async Task The_version_is_the_same()
    {
        Assert.That((await Form.Alike("--version")).Code, Is.Zero);
        Assert.That((await Form.Alike("--help")).Code, Is.Zero);
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task Every_command_has_its_help(string verb)
    {
        var help = await Form.Alike(verb, "--help");
        Assert.That((help.Code, help.Error), Is.EqualTo((0, "")));
        Assert.That(help.Out, Does.Contain("chat-emulator " + verb));
    }

    [TestCase("serv")]
    [TestCase("serve --prot 1")]
    [TestCase("serve --port many")]
    [TestCase("serve --scenario no/such.yaml")]
    [TestCase("serve --log xml")]
    [TestCase("validate no/such.yaml")]
    [TestCase("schema signalwire.create_tokens")]
    [TestCase("verify http://127.0.0.1:1 --within 10ms")]
    [TestCase("healthcheck http://127.0.0.1:1 --within 10ms")]
    [TestCase("selftest --only nonsense")]
    public async Task What_is_typed_wrongly_is_refused_in_the_same_words(string line)
    {
        var ran = await Form.Alike(line.Split(' '));
        Assert.That(ran.Code, Is.Not.Zero);
        Assert.That(ran.Text, Does.Not.Contain("Exception").And.Not.Contain("   at "));
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("github")]
    public async Task All_shipped_scenarios_are_sound(string format) => Assert.That((await Form.Alike("validate", "scenarios", "--format", format)).Code, Is.Zero);

    [TestCaseSource(nameof(Faulty))]
    public async Task A_faulty_scenario_has_the_same_problems(string file) =>
        await Form.Alike("validate", Path.Combine("tests", "ChatEmulator.Core.Tests", "Scenarios", "Problems", file), "--format", "json");

    [TestCaseSource(nameof(Operations))]
    public async Task Schemas_are_the_same(string of)
    {
        var schema = await Form.Alike("schema", of);
        Assert.That(JsonNode.Parse(schema.Out)!["$schema"], Is.Not.Null);
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task Fidelity_is_the_same(string format) => Assert.That((await Form.Alike("fidelity", "--format", format)).Code, Is.Zero);

    [Test]
    public async Task The_selftest_finds_every_delivery_as_it_is_written()
    {
        var (published, ordinary) = (await Form.Published.Run("selftest", "--format", "json"), await Form.Ordinary.Run("selftest", "--format", "json"));
        Assert.That(published.Code, Is.Zero, published.Text);
        Assert.That(Form.Same(published.Out).Split('\n'), Has.Length.EqualTo(ordinary.Out.Split('\n').Length));
        Assert.That((await Form.Published.Run("selftest")).Code, Is.Zero);
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task A_request_is_explained_in_the_same_words(string format)
    {
        using var mint = new Scratch(Requests.Mint.Replace("Connection: close\r\n", "", StringComparison.Ordinal), "http");
        foreach (var scenario in Requests.Shipped)
        {
            using var frozen = Scratch.Frozen(scenario);
            await Form.Alike("explain", frozen.File, "--request", mint.File, "--seed", "7", "--format", format);
        }
    }
}
