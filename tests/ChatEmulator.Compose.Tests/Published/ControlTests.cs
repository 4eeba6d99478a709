using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>Control answers alike in every form: its documents, every route of them, and its refusals.</summary>
[Category("Published")]
public sealed class ControlTests
{
    private const string Calm = """
        scenario: calm
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        accounts: { algoreg: [{ email: api@acme.test, password: secret, bearer: bearer-1 }] }
        rules: [{ name: busy, calls: algoreg.login, answer: { error: service_unavailable } }]
        limits: [{ name: burst, calls: algoreg.login, allow: 100, within: 1s }]
        expect: [{ name: two messages, calls: algoreg.create_message, exactly: 2 }, { retries: growing }]
        """;

    [TestCase("signalwire")]
    [TestCase("algoreg")]
    [TestCase("control")]
    public async Task A_document_of_OpenAPI_is_the_same_byte_by_byte(string of)
    {
        await using var twins = await Twins.Start();
        var document = await twins.Alike(served => served.Get($"openapi/{of}.json"), of);
        Assert.That((string?)JsonNode.Parse(document)!["openapi"], Does.StartWith("3."));
    }

    [Test]
    public async Task Every_route_of_the_document_answers_alike_and_none_with_a_mistake_of_ours()
    {
        using var calm = new Scratch(Calm);
        await using var twins = await Twins.Start("--scenario", calm.File, "--tls", "0", "--quiet");
        await twins.Alike(served => served.Raw(Requests.All[6]), "a message");
        await twins.Alike(async served => (await served.Ask(HttpMethod.Put, "_emulator/worlds/checkout-7", "{}")).Status, "a world");
        var document = JsonNode.Parse(await twins.Ordinary.Get("openapi/control.json"))!;
        var statuses = new List<int>();
        foreach (var route in Example.All(document).OrderBy(route => route.Method == HttpMethod.Delete))
        {
            // Metrics tell of the process itself, and no two of them have used as much of anything.
            if (route.IsMadeAnew || route.Path == "/_emulator/metrics")
            {
                continue;
            }

            var (status, _, _) = await twins.Alike(served => served.Ask(route.Method, route.Path, route.Body, route.Type), $"{route}");
            Assert.That(status, Is.LessThan(500), $"{route}");
            statuses.Add(status);
        }

        Assert.That(statuses, Has.Count.GreaterThan(30));
        Assert.That(statuses.Count(status => status >= 300), Is.LessThan(8), string.Join(' ', statuses));
    }

    [TestCase("GET", "_emulator/nothing", null, 404)]
    [TestCase("PUT", "_emulator/health", "{}", 405)]
    [TestCase("GET", "_emulator/calls?limit=many", null, 400)]
    [TestCase("GET", "_emulator/calls?limt=1", null, 400)]
    [TestCase("GET", "worlds/nobody/_emulator/state", null, 404)]
    [TestCase("PUT", "_emulator/scenario", "scenario: x\nruls: []\nrules: [{ calls: algoreg.lgin }]\n", 422)]
    [TestCase("POST", "_emulator/calls/wait", "{\"calls\":\"algoreg.*\",\"exactly\":\"one\"}", 400)]
    [TestCase("POST", "_emulator/tokens/inspect", "{\"token\":\"eyJhbGciOiJIUzUxMiJ9.e30.x\"}", 200)]
    [TestCase("POST", "_emulator/clock/advance", "{\"by\":\"1h\"}", 409)]
    public async Task Refusals_are_the_same(string method, string path, string? body, int expected)
    {
        await using var twins = await Twins.Start("--quiet");
        var (status, type, text) = await twins.Alike(served => served.Ask(new HttpMethod(method), path, body, path.EndsWith("scenario", StringComparison.Ordinal) ? "application/yaml" : "application/json"), path);
        Assert.That(status, Is.EqualTo(expected), text);
        Assert.That(type, Is.EqualTo(expected == 200 ? "application/json" : "application/problem+json"));
    }

    [Test]
    public async Task A_minted_token_is_known_and_a_snapshot_and_a_fork_go_on_from_there()
    {
        using var calm = new Scratch(Calm);
        await using var twins = await Twins.Start("--scenario", calm.File, "--quiet");
        await twins.Alike(
            async served =>
            {
                var answer = await served.Raw(Requests.Mint);
                var token = (string)JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..])!["token"]!;
                var inspected = await served.Ask(HttpMethod.Post, "_emulator/tokens/inspect", $$"""{"token":"{{token}}"}""");
                Assert.That(inspected.Text, Does.Contain("active"));
                var snapshot = await served.Get("worlds/default/snapshot");
                var restored = await served.Ask(HttpMethod.Put, "_emulator/worlds/again/snapshot", snapshot);
                Assert.That(restored.Status, Is.InRange(200, 204), restored.Text);
                var forked = await served.Ask(HttpMethod.Post, "_emulator/worlds/default/fork", """{"as":"other"}""");
                Assert.That(forked.Status, Is.InRange(200, 204), forked.Text);
                return string.Join('\n', inspected.Text, snapshot, restored.Text, forked.Text, await served.Get("worlds/again/hash"), await served.Get("worlds/other/hash"));
            },
            "a token's way");
    }

    [Test]
    public async Task The_verdict_is_the_same_in_every_form_of_it()
    {
        using var calm = new Scratch(Calm);
        using var junit = new Scratch("", "xml");
        await using var twins = await Twins.Start("--scenario", calm.File, "--quiet");
        await twins.Alike(served => served.Raw(Requests.All[6]), "a message");
        foreach (var type in new[] { "application/json", "application/xml", "text/markdown" })
        {
            await twins.Alike(served => served.Get("verdict", type), type);
        }

        foreach (var format in new[] { "text", "json", "markdown" })
        {
            var ran = new List<string>();
            foreach (var (form, served) in new[] { (Form.Published, twins.Published), (Form.Ordinary, twins.Ordinary) })
            {
                var verified = await form.Run("verify", served.Url.ToString(), "--format", format, "--junit", junit.File);
                Assert.That(verified.Code, Is.EqualTo(1), verified.Text);
                Assert.That(XDocument.Load(junit.File).Descendants("failure").Count(), Is.EqualTo(1));
                ran.Add(verified.Text + await File.ReadAllTextAsync(junit.File));
            }

            Assert.That(Form.Same(ran[0]), Is.EqualTo(Form.Same(ran[1])));
        }
    }
}
