using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class FidelityCommandTests
{
    // Frozen, so that a burst is within its window however busy the machine is.
    private const string Scopeless = """
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        accounts:
          signalwire: [{ project: demo, token: PT-demo }, { project: mute, token: PT-mute, scopes: [voice] }]
        data: { algoreg: { threads: [{ id: t-1 }] } }

        """;

    [Test]
    public async Task It_lists_every_rule_with_what_it_rests_on()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity"), Is.Zero);
        Assert.That(shell.Out, Does.Contain("signalwire: ").And.Contain("algoreg: ")
            .And.Contain("  documented  create_token.ttl.required").And.Contain("profile created: 200 (or 201)"));
    }

    [Test]
    public async Task As_json_it_lists_one_provider_with_probes()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity", "--provider", "algoreg", "--format", "json"), Is.Zero);
        var table = JsonNode.Parse(shell.Out)!.AsObject();
        Assert.That(table.Select(provider => provider.Key), Is.EqualTo(new[] { "algoreg" }));
        Assert.That(table["algoreg"]!["rules"]!.AsArray().Select(rule => rule!["probes"]!.AsArray().Count), Is.All.Positive);
    }

    [Test]
    public async Task Control_tells_the_same_rules_and_what_the_scenario_chose()
    {
        await using var server = await Play.Start("profile: { signalwire: { created: 201 } }\n");
        using var person = new Person(server.Url);
        using var shell = new Shell();
        await shell.Run("fidelity", "--format", "json");
        var told = await person.Get("fidelity");
        Assert.That(Ids(told), Is.EqualTo(Ids(JsonNode.Parse(shell.Out)!)));
        var created = told["signalwire"]!["rules"]!.AsArray().Single(rule => (string?)rule!["id"] == "create_token.created")!["profile"]!;
        Assert.That(((string?)created["key"], (string?)created["default"], (string?)created["chosen"]), Is.EqualTo(("created", "200", "201")));
    }

    [Test]
    public async Task An_emulator_confirms_what_may_be_sent_to_anybody()
    {
        await using var server = await Play.Plain();
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity", "--against", server.Url.ToString(), "--yes"), Is.Zero, shell.Error);
        Assert.That(shell.Out, Does.Contain("  confirmed     create_token.ttl.at_most").And.Contain(" 0 contradicted, ")
            .And.Contain("Not sent: it leaves a message behind."));
        using var person = new Person(server.Url);
        Assert.That((await person.Get("state"))["algoreg"]!["messages"]!.AsArray(), Is.Empty);
    }

    [TestCase("signalwire", "created: 201", "create_token.created")]
    [TestCase("signalwire", "rate_limit: documented", "rate_limit", Category = "Long")]
    [TestCase("signalwire", "not_an_object: not_a_valid_json", "create_token.channels.is create_token.state.is", Category = "Long")]
    [TestCase("algoreg", "recipient: optional", "create_message.recipient", Category = "Long")]
    [TestCase("algoreg", "base64: lenient", "create_message.base64")]
    public async Task A_second_emulator_with_one_reading_changed_is_contradicted_in_its_rules_alone(string provider, string reading, string rules)
    {
        await using var server = await Play.Start($"{Scopeless}profile: {{ {provider}: {{ {reading} }} }}\n");
        using var shell = new Shell();
        var code = await shell.Run(
            "fidelity", "--against", server.Url.ToString(), "--yes", "--all", "--format", "json",
            "--signalwire", "demo:PT-demo", "--signalwire-scopeless", "mute:PT-mute", "--algoreg", "api@acme.test:secret", "--algoreg-thread", "t-1");
        Assert.That(code, Is.EqualTo(1), shell.Error);
        var findings = JsonNode.Parse(shell.Out)!.AsObject().SelectMany(each => each.Value!.AsArray());
        Assert.That(
            findings.Where(finding => (string?)finding!["standing"] != "confirmed").Select(finding => (string?)finding!["id"]),
            Is.EqualTo(rules.Split(' ')));
    }

    [Test]
    public async Task Without_consent_nothing_is_sent_and_what_would_be_is_told()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var nobody = new Shell();
        using var no = new Shell { Typed = "n" };
        Assert.That(await nobody.Run("fidelity", "--against", server.Url.ToString()), Is.EqualTo(2));
        Assert.That(await no.Run("fidelity", "--against", server.Url.ToString()), Is.EqualTo(2));
        Assert.That(nobody.Error, Does.Contain("  POST /api/chat/tokens {\"ttl\":").And.Contain("--yes sends without asking"));
        Assert.That(no.Error, Does.Contain("Send them? [y/N]").And.Contain("Nothing was sent."));
        Assert.That((int)(await person.Get("calls"))["total"]!, Is.Zero);
    }

    [Test]
    public async Task Whoever_says_yes_is_enough()
    {
        await using var server = await Play.Plain();
        using var shell = new Shell { Typed = "y" };
        Assert.That(await shell.Run("fidelity", "--against", server.Url.ToString(), "--provider", "signalwire"), Is.Zero);
        Assert.That(shell.Error, Does.Contain("\rsignalwire: 1 of "));
    }

    [Test]
    public async Task A_server_that_does_not_answer_tells_nothing()
    {
        var server = await Play.Plain();
        await server.DisposeAsync();
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity", "--against", server.Url.ToString(), "--yes"), Is.EqualTo(3));
        Assert.That(shell.Out, Does.Contain("0 confirmed, 0 contradicted"));
    }

    [Test]
    public async Task Wrong_credentials_are_tried_once_and_contradict_nothing()
    {
        await using var server = await Play.Plain();
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity", "--against", server.Url.ToString(), "--yes", "--all", "--algoreg", "api@acme.test:Sup3rS3cret"), Is.EqualTo(3));
        Assert.That(shell.Out, Does.Contain("algoreg: the credentials are refused (401), and nothing more was sent."));
        Assert.That(shell.Out + shell.Error, Does.Not.Contain("Sup3rS3cret"));
        using var person = new Person(server.Url);
        Assert.That((int)(await person.Get("calls"))["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Without_leave_no_wrong_password_is_sent()
    {
        await using var server = await Play.Plain();
        using var shell = new Shell();
        await shell.Run("fidelity", "--against", server.Url.ToString(), "--yes", "--provider", "algoreg");
        using var person = new Person(server.Url);
        var refused = (await person.Get("calls?operation=algoreg.login&limit=1000"))["calls"]!.AsArray().Concat((await person.Get("calls?operation=algoreg.create_end_user_token&limit=1000"))["calls"]!.AsArray());
        Assert.That(refused.Select(call => (string?)call!["decision"]!["why"] ?? ""), Has.None.Contain("is wrong"));
    }

    [Test]
    public async Task An_interrupted_run_tells_what_was_found_until_then()
    {
        await using var server = await Play.Start("rules: [{ name: stands, calls: signalwire.create_token, after: 20, delivery: hang, effect: none }]\n");
        using var person = new Person(server.Url);
        using var shell = new Shell();
        var running = shell.Run("fidelity", "--against", server.Url.ToString(), "--yes", "--provider", "signalwire");
        var next = server.Engine.Worlds.Default.NextCall;
        while ((int)(await person.Get("calls"))["total"]! < 21)
        {
            await next.WaitAsync(TimeSpan.FromSeconds(10));
            next = server.Engine.Worlds.Default.NextCall;
        }

        Assert.That(await shell.Stop(), Is.EqualTo(3));
        await running;
        Assert.That(shell.Error, Does.Contain("Interrupted"));
        Assert.That(shell.Out, Does.Contain("  confirmed     create_token.ttl.required"));
    }

    [TestCase("fidelity --against nonsense", "is not an http or https URL")]
    [TestCase("fidelity --against https://vendor.example --yes", "give credentials with --signalwire or --algoreg")]
    [TestCase("fidelity --against http://127.0.0.1:1 --signalwire demo --yes", "a name and a secret with a colon between them")]
    [TestCase("fidelity --provider signalwir", "signalwir")]
    public async Task What_makes_no_sense_ends_with_2(string line, string told)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run(line.Split(' ')), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(told));
    }

    private static IEnumerable<string?> Ids(JsonNode table) =>
        table.AsObject().SelectMany(provider => provider.Value!["rules"]!.AsArray().Select(rule => $"{provider.Key} {rule!["id"]}"));
}
