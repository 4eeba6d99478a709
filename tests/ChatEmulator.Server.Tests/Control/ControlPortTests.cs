using System.Net;

namespace ChatEmulator.Server.Tests.Control;

/// <summary>Control on a port of its own.</summary>
public sealed class ControlPortTests
{
    [Test]
    public async Task Control_answers_there_and_the_vendors_do_not()
    {
        await using var server = await Own();
        using var control = new Person(server.ControlUrl);
        Assert.That((string?)(await control.Get("health"))["status"], Is.EqualTo("ready"));
        Assert.That(
            await control.Refused(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic()),
            Is.EqualTo((404, $"This is the port of Control, which is under /_emulator. The imitated vendors are at {server.Url}.")));
        using var vendors = new Person(server.Url);
        using var minted = await vendors.Mint();
        Assert.That(minted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((int)(await control.Get("calls"))["total"]!, Is.EqualTo(1));
    }

    [TestCase("/_emulator/health")]
    [TestCase("/_emulator/reset")]
    [TestCase("/__admin")]
    [TestCase("/worlds/a/_emulator/calls")]
    public async Task The_port_of_the_vendors_knows_nothing_of_it_but_where_it_is(string path)
    {
        await using var server = await Own();
        using var vendors = new Person(server.Url);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var (status, detail) = await vendors.Refused(method, path);
            Assert.That((status, detail), Is.EqualTo((404, detail)));
            Assert.That(detail, Does.EndWith($"on this port: Control has one of its own, {server.ControlUrl}."));
        }

        Assert.That(server.Engine.Worlds.Default.Epoch, Is.EqualTo(1));
    }

    [Test]
    public async Task It_is_guarded_there_as_elsewhere()
    {
        await using var server = await Own(options => options with { ControlKey = "k" });
        using var control = new Person(server.ControlUrl);
        Assert.That((await control.Refused(HttpMethod.Get, "/_emulator/calls")).Status, Is.EqualTo(401));
        Assert.That((await control.Refused(HttpMethod.Get, "/_emulator/calls", null, "Bearer k", ("Host", "evil.test"))).Status, Is.EqualTo(403));
    }

    [TestCase("reset")]
    [TestCase("refuse")]
    [TestCase("silent")]
    public async Task Whatever_befalls_connections_it_answers(string fault)
    {
        await using var server = await Own(yaml: $"connections: [{{ name: gone, fault: {fault} }}]");
        using var control = new Person(server.ControlUrl);
        Assert.That((string?)(await control.Get("health"))["status"], Is.EqualTo("ready"));
        Assert.That((string?)(await control.Get("connections"))["refused_by"], Is.EqualTo(fault == "refuse" ? "gone" : null));
    }

    [TestCase(70_000, "70000 is not a port from 0 to 65535.")]
    [TestCase(9_001, "port 9001 is the one of the vendors; Control needs another for itself, or 0 for a free one.")]
    [TestCase(9_002, "port 9002 is the one of the vendors' https; Control needs another for itself, or 0 for a free one.")]
    public async Task A_port_that_it_cannot_have_is_told(int port, string why)
    {
        var wrong = (await Assert.ThrowsAsync<ArgumentException>(() => Own(options => options with { Url = "http://127.0.0.1:9001", Tls = 9_002, ControlPort = port })))!;
        Assert.That(wrong.Message, Does.StartWith(why));
    }

    [Test]
    public async Task A_port_that_is_taken_is_told_as_the_one_of_Control()
    {
        await using var other = await Play.Plain();
        var taken = (await Assert.ThrowsAsync<ListenException>(() => Own(options => options with { ControlPort = other.Url.Port })))!;
        Assert.That((taken.IsControl, taken.Secure, taken.Url), Is.EqualTo((true, false, $"http://127.0.0.1:{other.Url.Port}")));
    }

    [TestCase("fault: refuse", "'gone' of 'test' lets no connection through and nothing ends that: Control is on that port too.")]
    [TestCase("fault: { silent: 5s }", "'gone' of 'test' lets no connection through and nothing ends that")]
    [TestCase("every: 2, fault: reset", null)]
    [TestCase("times: 3, fault: close", null)]
    [TestCase("probability: 0.5, fault: reset", null)]
    [TestCase("fault: { tls: expired }", "'gone' of 'test' is about TLS handshakes, and plain http alone is spoken here")]
    [TestCase("during: { for: 5s }, fault: refuse", null)]
    [TestCase("most: 100, fault: refuse", null)]
    public async Task What_cannot_have_been_meant_is_told_at_the_start(string entry, string? caution)
    {
        var told = new List<string>();
        await using var server = await Play.Start($"connections: [{{ name: gone, {entry} }}]", options => options with { Notice = told.Add });
        Assert.That(told, caution is null ? Is.Empty : Has.Count.EqualTo(1).And.ItemAt(0).Contains(caution));
    }

    [Test]
    public async Task On_a_clock_that_stands_a_window_that_nobody_could_end_is_told_also_when_it_is_put_in()
    {
        const string Windows = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nconnections: [{ name: gone, during: { from: 10s, for: 30s }, fault: refuse }]\n";
        var told = new List<string>();
        await using var server = await Play.Start(Windows, options => options with { Notice = told.Add });
        Assert.That(told.Single(), Does.Contain("'gone' of 'test' lets no connection through in its time, and on a clock that stands nobody could advance it to its end"));
        using var person = new Person(server.Url);
        var problems = (await person.Put("scenario", "scenario: other\n" + Windows))["problems"]!.AsArray();
        Assert.That(problems.Single()!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), Does.Contain("'gone' of 'other' lets no connection through in its time"));
        await using var own = await Own(options => options with { Notice = told.Add }, Windows);
        Assert.That(told, Has.Count.EqualTo(1), "Control has a port of its own");
    }

    private static Task<EmulatorServer> Own(Func<ServerOptions, ServerOptions>? more = null, string yaml = "") =>
        Play.Start(yaml, options => more is null ? options with { ControlPort = 0 } : more(options with { ControlPort = 0 }));
}
