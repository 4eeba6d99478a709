using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class CommandTests
{
    [Test]
    public async Task The_version_is_the_products()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("--version"), Is.Zero);
        Assert.That(shell.Out.Trim(), Is.EqualTo("0.1.0"));
    }

    [Test]
    public async Task Help_of_serve_names_every_variable()
    {
        using var shell = new Shell();
        await shell.Run("serve", "--help");
        foreach (var name in new[] { "SCENARIO", "SCENARIOS", "PORT", "BIND", "URLS", "TLS", "EXPORT_CA", "SEED", "ALLOW_HOST", "CONTROL_KEY", "VERIFY_ON_EXIT", "JUNIT" })
        {
            Assert.That(shell.Out, Does.Contain($"CHAT_EMULATOR_{name} "));
        }
    }

    [TestCase("serv")]
    [TestCase("serve --prt 1")]
    [TestCase("serve --port 1 --port 2")]
    [TestCase("validate")]
    [TestCase("validate x --format xml")]
    public async Task What_cannot_be_understood_ends_with_2(string line)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run(line.Split(' ')), Is.EqualTo(2));
        Assert.That(shell.Error, Is.Not.Empty);
    }

    [Test]
    public async Task Sound_files_validate_with_0_and_broken_ones_with_1()
    {
        using var folder = new Folder();
        folder.Add("a.yaml", "scenario: a\n");
        using var sound = new Shell();
        Assert.That(await sound.Run("validate", folder.Path), Is.Zero);
        Assert.That(sound.Out.Trim(), Is.EqualTo("1 scenario is sound."));
        folder.Add("b.yaml", "scenario: b\nruls: []\n");
        using var broken = new Shell();
        Assert.That(await broken.Run("validate", folder.Path), Is.EqualTo(1));
        Assert.That(broken.Out, Does.Contain("b.yaml:2:1"));
    }

    [TestCase("json", "[")]
    [TestCase("github", "::error file=")]
    public async Task Problems_come_in_the_form_that_was_asked_for(string format, string start)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        Assert.That(await shell.Run("validate", folder.Add("b.yaml", "scenario: b\nruls: []\n"), "--format", format), Is.EqualTo(1));
        Assert.That(shell.Out, Does.StartWith(start));
    }

    [Test]
    public async Task What_is_not_there_is_a_finding()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("validate", "/does/not/exist.yaml"), Is.EqualTo(1));
        Assert.That(shell.Out, Does.Contain("/does/not/exist.yaml"));
    }

    [Test]
    public async Task A_ready_emulator_is_healthy_by_argument_and_by_variable()
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "k" });
        using var named = new Shell();
        Assert.That(await named.Run("healthcheck", server.Url.ToString(), "--within", "1m"), Is.Zero);
        using var byVariable = new Shell().With("PORT", $"{server.Url.Port}");
        Assert.That(await byVariable.Run("healthcheck", "--within", "1m"), Is.Zero, byVariable.Error);
    }

    [Test]
    public async Task Whatever_is_no_ready_emulator_is_unhealthy()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var closed = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        foreach (var url in new[] { $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", $"http://127.0.0.1:{closed}", "nonsense" })
        {
            using var shell = new Shell();
            Assert.That(await shell.Run("healthcheck", url), Is.EqualTo(1));
            Assert.That(shell.Error, Does.Contain("is not ready"));
        }
    }

    [TestCase("10")]
    [TestCase("0s")]
    [TestCase("soon")]
    public async Task A_healthcheck_is_given_a_time_with_its_unit(string within)
    {
        using var shell = new Shell();
        Assert.That((await shell.Run("healthcheck", "--within", within), shell.Error.Trim()), Is.EqualTo((2, $"--within: '{within}' is no time. Write for example 10s.")));
    }

    [TestCase("""{"status":200}""")]
    [TestCase("""{"status":{"ready":true}}""")]
    [TestCase("""{"status":null}""")]
    [TestCase("""["ready"]""")]
    [TestCase("ready")]
    public async Task Another_server_at_the_address_is_unhealthy_whatever_it_says(string body)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var shell = new Shell();
        var asked = shell.Run("healthcheck", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        using var socket = await other.AcceptSocketAsync();
        await socket.ReceiveAsync(new byte[4_096]);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        Assert.That(await asked, Is.EqualTo(1));
        Assert.That(shell.Error, Does.Contain("is not ready"));
    }
}
