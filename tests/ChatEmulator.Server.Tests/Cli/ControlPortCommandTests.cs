namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>serve --control-port</c>, and who follows it.</summary>
public sealed class ControlPortCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_greeting_tells_where_Control_is()
    {
        using var shell = new Shell();
        var url = await shell.Serve("--control-port", "0", "--port", "0", "--scenario", Scenario());
        var control = Control(shell);
        Assert.That(control.Port, Is.Not.EqualTo(url.Port));
        using var person = new Person(control);
        Assert.That((string?)(await person.Get("health"))["scenario"], Is.EqualTo("doors"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Programs_and_the_quiet_are_told_too()
    {
        using var json = new Shell();
        await json.Serve("--control-port", "0", "--port", "0", "--log", "json", "--scenario", Scenario());
        Assert.That(json.Out, Does.Match("\"control_url\":\"http://127.0.0.1:\\d+\""));
        using var quiet = new Shell();
        await quiet.Serve("--control-port", "0", "--port", "0", "--quiet", "--scenario", Scenario());
        Assert.That(quiet.Out, Does.Match("^control http://127.0.0.1:\\d+\nlistening on"));
        Assert.That((await json.Stop(), await quiet.Stop()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Healthcheck_and_verify_follow_the_variable_and_do_not_care_for_closed_ports()
    {
        await using var server = await Play.Start("connections: [{ name: closed, fault: refuse }]\nexpect: [{ calls: algoreg.login, exactly: 0 }]", options => options with { ControlPort = 0 });
        var (vendors, control) = ($"{server.Url.Port}", $"{server.ControlUrl.Port}");
        using var healthy = new Shell().With("PORT", vendors).With("CONTROL_PORT", control);
        Assert.That(await healthy.Run("healthcheck", "--within", "1m"), Is.Zero, healthy.Error);
        using var verified = new Shell().With("PORT", vendors).With("CONTROL_PORT", control);
        Assert.That(await verified.Run("verify", "--within", "1m"), Is.Zero.Or.EqualTo(3), verified.Error);
        Assert.That(verified.Error, Does.Not.Contain("gives no verdict"));
        using var without = new Shell().With("PORT", vendors);
        Assert.That(await without.Run("healthcheck"), Is.EqualTo(1));
    }

    [TestCase("abc", "CHAT_EMULATOR_CONTROL_PORT: 'abc' is not a whole number from 0 to 65535.")]
    [TestCase("70000", "CHAT_EMULATOR_CONTROL_PORT: '70000' is not a whole number from 0 to 65535.")]
    [TestCase("8080", "CHAT_EMULATOR_CONTROL_PORT: port 8080 is the one of the vendors; Control needs another for itself, or 0 for a free one.")]
    [TestCase("8443", "CHAT_EMULATOR_CONTROL_PORT: port 8443 is the one of the vendors' https; Control needs another for itself, or 0 for a free one.")]
    public async Task A_port_that_cannot_be_is_told(string port, string why)
    {
        using var shell = new Shell().With("CONTROL_PORT", port).With("TLS", "true");
        Assert.That((await shell.Run("serve"), shell.Error.Trim()), Is.EqualTo((2, why)));
    }

    [Test]
    public async Task A_taken_port_is_told_with_its_option()
    {
        await using var other = await Play.Plain();
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--port", "0", "--control-port", $"{other.Url.Port}", "--scenario", Scenario()), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("choose another with --control-port"));
    }

    private string Scenario(string more = "") => _folder.Add("doors.yaml", "scenario: doors\n" + more);

    private static Uri Control(Shell shell) => new(shell.Out.Split('\n').Single(line => line.StartsWith("control ", StringComparison.Ordinal)).Split(' ')[1]);
}
