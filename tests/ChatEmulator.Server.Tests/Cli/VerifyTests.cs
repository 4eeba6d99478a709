using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>verify</c>, and <c>serve --verify-on-exit</c>.</summary>
public sealed class VerifyTests
{
    private const string OneLogin = "expect:\n  - { calls: algoreg.login, at_least: 1, name: a login }\n  - { retries: growing }\n";
    private const string NoLogin = "expect: [{ calls: algoreg.login, exactly: 0 }]\n";
    private const string SomeLogin = "expect: [{ calls: algoreg.login, at_least: 1 }]\n";

    [TestCase(SomeLogin, 0, 1, "1 broken, 0 inconclusive, 0 held")]
    [TestCase(SomeLogin, 1, 0, "0 broken, 0 inconclusive, 1 held")]
    [TestCase(NoLogin, 1, 1, "1 broken, 0 inconclusive, 0 held")]
    [TestCase(OneLogin, 1, 3, "0 broken, 1 inconclusive, 1 held")]
    [TestCase("", 1, 3, "inconclusive: nothing is expected.")]
    public async Task The_exit_code_says_whether_what_is_expected_is_so(string expect, int logins, int code, string sum)
    {
        await using var server = await Play.Start(expect);
        await Login(server.Url, logins);
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", server.Url.ToString()), Is.EqualTo(code), shell.Error);
        Assert.That(shell.Out, Does.Contain(sum));
    }

    [Test]
    public async Task It_shows_the_place_the_words_and_the_calls_of_what_is_broken()
    {
        using var folder = new Folder();
        using var served = new Shell();
        var url = await served.Serve("--scenario", folder.Add("day.yaml", $"scenario: day\n{NoLogin}"));
        await Login(url, 1);
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", url.ToString()), Is.EqualTo(1));
        Assert.That(shell.Out, Does.Contain("world default, scenario day, 1 call\n  broken  ").And.Contain("day.yaml:2)").And.Contain("#1 POST /api/v1/token 200"));
        await served.Stop();
    }

    [Test]
    public async Task All_worlds_that_were_called_are_judged_or_the_one_that_is_named()
    {
        await using var server = await Play.Start(NoLogin);
        await Login(server.Url, 1, "bad");
        using var all = new Shell();
        Assert.That(await all.Run("verify", server.Url.ToString()), Is.EqualTo(1));
        Assert.That(all.Out, Does.Contain("world bad").And.Not.Contain("world default"));
        using var one = new Shell();
        Assert.That(await one.Run("verify", server.Url.ToString(), "--world", "default"), Is.Zero);
        using var none = new Shell();
        Assert.That(await none.Run("verify", server.Url.ToString(), "--world", "bda"), Is.EqualTo(2));
        Assert.That(none.Error, Does.Contain("gives no verdict").And.Contain("Did you mean 'bad'?"));
    }

    [Test]
    public async Task A_world_that_has_ended_can_be_named_too()
    {
        await using var server = await Play.Start(NoLogin);
        await Login(server.Url, 1, "bad");
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.DeleteAsync("_emulator/worlds/bad");
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", server.Url.ToString(), "--world", "bad"), Is.EqualTo(1), shell.Error);
        Assert.That(shell.Out, Does.Contain("world bad (epoch 1, was deleted)"));
    }

    [Test]
    public async Task Junit_xml_goes_into_a_file()
    {
        await using var server = await Play.Start(NoLogin);
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "verdict.xml");
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", server.Url.ToString(), "--junit", file), Is.Zero, shell.Error);
        Assert.That(XDocument.Load(file).Descendants("testcase").Count(), Is.EqualTo(1));
        using var nowhere = new Shell();
        Assert.That(await nowhere.Run("verify", server.Url.ToString(), "--junit", Path.Combine(folder.Path, "no", "verdict.xml")), Is.EqualTo(2));
        Assert.That(nowhere.Error, Does.Contain("--junit").And.Contain("its folder does not exist"));
    }

    [Test]
    public async Task A_link_leads_to_the_file_behind_it_and_a_device_is_written_into()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("There are no such modes and devices.");
            return;
        }

        await using var server = await Play.Start(NoLogin);
        using var folder = new Folder();
        var (file, link) = (folder.Add("real.xml", "old"), Path.Combine(folder.Path, "link.xml"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, file);
        using var linked = new Shell();
        Assert.That(await linked.Run("verify", server.Url.ToString(), "--junit", link), Is.Zero, linked.Error);
        Assert.That(File.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName, Is.EqualTo(file));
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("<testsuites"));
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        using var device = new Shell();
        Assert.That(await device.Run("verify", server.Url.ToString(), "--junit", "/dev/null"), Is.Zero, device.Error);
        Assert.That(new FileInfo("/dev/null").Length, Is.Zero);
    }

    [Test]
    public async Task A_pipe_is_written_into_and_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("There are no such pipes.");
        }

        await using var server = await Play.Start(NoLogin);
        using var folder = new Folder();
        var pipe = Path.Combine(folder.Path, "pipe");
        using var made = System.Diagnostics.Process.Start("mkfifo", pipe);
        await made.WaitForExitAsync();
        var read = Task.Run(() => File.ReadAllText(pipe));
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", server.Url.ToString(), "--junit", pipe), Is.Zero, shell.Error);
        Assert.That(await read, Does.Contain("<testsuites"));
    }

    [Test]
    public async Task What_another_server_says_is_shown_without_what_a_terminal_would_obey()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var shell = new Shell();
        var asked = shell.Run("verify", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        using var socket = await other.AcceptSocketAsync();
        await socket.ReceiveAsync(new byte[4_096]);
        const string body = """{"detail":"\u001b[31mred\n::error::hi"}""";
        await socket.SendAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 503 Busy\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        Assert.That(await asked, Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Does.Contain(@"\u001b[31mred\u000a::error::hi").And.Not.Contain('\e').And.Not.Contain('\n'));
    }

    [Test]
    public async Task Other_forms_are_for_programs_and_for_the_summary_of_a_job()
    {
        await using var server = await Play.Start(NoLogin);
        using var json = new Shell();
        Assert.That(await json.Run("verify", server.Url.ToString(), "--format", "json"), Is.Zero);
        Assert.That(JsonElement.Parse(json.Out).GetProperty("verdict").GetProperty("ruling").GetString(), Is.EqualTo("held"));
        using var markdown = new Shell();
        Assert.That(await markdown.Run("verify", server.Url.ToString(), "--format", "markdown"), Is.Zero);
        Assert.That(markdown.Out, Does.StartWith("# Chat Emulator: held\n"));
    }

    [Test]
    public async Task Advice_stands_before_the_verdict_and_changes_no_exit_code()
    {
        await using var server = await Play.Start(NoLogin);
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.GetAsync("nobody?password=hunter2");
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", server.Url.ToString()), Is.Zero);
        Assert.That(shell.Out, Does.Contain("  secret_in_query: ").And.Contain("(call #1)").And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task The_key_of_control_is_asked_for_and_sent()
    {
        await using var server = await Play.Start(NoLogin, options => options with { ControlKey = "k" });
        using var without = new Shell();
        Assert.That(await without.Run("verify", server.Url.ToString()), Is.EqualTo(2));
        Assert.That(without.Error, Does.Contain("--control-key"));
        using var with = new Shell();
        Assert.That(await with.Run("verify", server.Url.ToString(), "--control-key", "k"), Is.Zero);
        using var byVariable = new Shell().With("CONTROL_KEY", "k");
        Assert.That(await byVariable.Run("verify", server.Url.ToString()), Is.Zero);
    }

    [Test]
    public async Task Where_no_emulator_answers_the_exit_code_is_2()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var closed = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        foreach (var url in new[] { $"http://127.0.0.1:{closed}", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", "nonsense" })
        {
            using var shell = new Shell();
            Assert.That(await shell.Run("verify", url, "--within", "300ms"), Is.EqualTo(2));
            Assert.That(shell.Error, Is.Not.Empty);
        }
    }

    [TestCase("404 Not Found", "nope")]
    [TestCase("200 OK", "hello")]
    [TestCase("200 OK", "{}")]
    [TestCase("200 OK", "[7]")]
    public async Task Another_server_at_the_address_gives_no_verdict(string status, string body)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var shell = new Shell();
        var asked = shell.Run("verify", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        using var socket = await other.AcceptSocketAsync();
        await socket.ReceiveAsync(new byte[4_096]);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        Assert.That(await asked, Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("so it is no emulator"));
    }

    [TestCase("--within", "10")]
    [TestCase("--world", "a b")]
    [TestCase("--format", "xml")]
    public async Task What_makes_no_sense_is_told_before_anybody_is_asked(string option, string value)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("verify", option, value), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(option).Or.Contain(value));
    }

    [TestCase(SomeLogin, 0, 1, "1 broken")]
    [TestCase(SomeLogin, 1, 0, "1 held")]
    [TestCase("", 1, 3, "nothing is expected")]
    public async Task An_emulator_that_ends_gives_its_verdict_when_it_was_told_to(string expect, int logins, int code, string told)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var file = Path.Combine(folder.Path, "verdict.xml");
        var url = await shell.Serve("--scenario", folder.Add("day.yaml", $"scenario: day\n{expect}"), "--verify-on-exit", "--junit", file);
        await Login(url, logins);
        Assert.That(await shell.Stop(), Is.EqualTo(code));
        Assert.That(shell.Out.TrimEnd().Split('\n')[^1], Does.Contain(told));
        Assert.That(XDocument.Load(file).Descendants("testcase").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task With_a_log_in_json_the_verdict_is_its_last_line()
    {
        using var shell = new Shell().With("VERIFY_ON_EXIT", "true");
        using var folder = new Folder();
        await shell.Serve("--scenario", folder.Add("day.yaml", $"scenario: day\n{NoLogin}"), "--log", "json");
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(JsonElement.Parse(shell.Out.TrimEnd().Split('\n')[^1]).GetProperty("event").GetString(), Is.EqualTo("verdict"));
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_told_before_anything_is_served()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--port", "0", "--verify-on-exit", "--junit", "/no/such/folder/x.xml"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("its folder does not exist"));
    }

    [Test]
    public async Task A_file_for_a_verdict_that_nobody_asks_for_is_a_mistake()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--port", "0", "--junit", "x.xml"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("add --verify-on-exit"));
    }

    private static async Task Login(Uri url, int times, string? world = null)
    {
        using var client = new HttpClient { BaseAddress = url };
        for (var i = 0; i < times; i++)
        {
            using var content = new StringContent("""{"grant_type":"password","username":"api@acme.test","password":"secret"}""");
            Assert.That((await client.PostAsync($"{(world is null ? "" : $"worlds/{world}/")}api/v1/token", content)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
