using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class ServeTests
{
    private const string Calm = "scenario: calm\nabout: Nothing happens.\n";
    private const string Broken = "scenario: broken\nruls: []\n";

    [Test]
    public async Task The_start_tells_all_that_the_first_minute_needs_and_ends_with_the_address()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var url = await shell.Serve("--scenario", folder.Add("calm.yaml", Calm));
        var lines = shell.Out.TrimEnd().Split('\n');
        Assert.That(lines[^1], Is.EqualTo($"listening on http://127.0.0.1:{url.Port}"));
        Assert.That(lines.Count(line => line.StartsWith("listening on ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(shell.Out, Does.Contain("scenario calm").And.Contain("Nothing happens.").And.Contain("demo:PT-demo").And.Contain("api@acme.test:secret"));
        Assert.That(shell.Out, Does.Contain($"curl -i -X POST '{url}api/chat/tokens' -u 'demo:PT-demo' -H 'Content-Type: application/json' -d '{{"));
        Assert.That(shell.Out, Does.Contain($"{url}_emulator/").And.Not.Contain("\e[").And.Not.Contain("seed"));
        Assert.That(shell.Error, Is.Empty);
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Every_operation_has_a_line_to_paste_where_one_can_be_written()
    {
        const string yaml = "scenario: own\naccounts: { algoreg: [{ email: own@x.test, password: 'o\"p' }] }\ndata: { algoreg: { threads: [{ id: a b }] } }\n";
        using var folder = new Folder();
        using var shell = new Shell();
        var url = await shell.Serve("--scenario", folder.Add("own.yaml", yaml));
        Assert.That(shell.Out, Does.Contain($"curl -i -X POST '{url}api/v1/token' -H 'Content-Type: application/json' -d '{{\"grant_type\":\"password\",\"username\":\"own@x.test\",\"password\":\"o\\u0022p\"}}'"));
        Assert.That(shell.Out, Does.Contain($"curl -i -X GET '{url}api/v1/thread/a%20b/messages' -u 'own@x.test:o\"p'"));
        Assert.That(shell.Out, Does.Contain("# algoreg.open_chat: GET /?token=TOKEN").And.Not.Contain($"curl -i -X GET '{url}?"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Without_a_declared_thread_there_is_no_line_that_would_find_none()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        await shell.Serve("--scenario", folder.Add("calm.yaml", Calm));
        Assert.That(shell.Out, Does.Contain("# algoreg.get_thread: GET /api/v1/thread/{id}").And.Not.Contain("curl -i -X GET"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [TestCase("--seed", "7", 7)]
    [TestCase(null, "-8", -8)]
    [TestCase(null, null, 42)]
    public async Task Where_rules_draw_the_start_tells_the_seed_that_repeats_the_run(string? option, string? value, long seed)
    {
        const string storm = "scenario: storm\nseed: 42\nrules: [{ name: storm, calls: \"*\", probability: 30%, delivery: { delay: 1s } }]\n";
        using var folder = new Folder();
        using var shell = option is null && value is not null ? new Shell().With("SEED", value) : new Shell();
        await shell.Serve(["--scenario", folder.Add("storm.yaml", storm), .. option is null ? Array.Empty<string>() : [option, value!]]);
        Assert.That(shell.Out, Does.Contain($"seed {seed}: its rules draw; --seed {seed} draws the same again"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [TestCase("expect: [{ calls: \"*\", exactly: 0 }]\n", "expects 1 thing of the calls; chat-emulator verify tells whether they are so\n")]
    [TestCase("expect: [{ calls: \"*\", exactly: 0 }, { retries: never_early }]\n", "expects 2 things of the calls; chat-emulator verify tells whether they are so\n")]
    public async Task What_a_scenario_expects_is_counted_and_who_judges_it_is_said(string expect, string told)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        await shell.Serve("--scenario", folder.Add("calm.yaml", Calm + expect));
        Assert.That(shell.Out.ReplaceLineEndings("\n"), Does.Contain(told));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Without_a_command_it_serves_and_options_go_with_that()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        folder.Add("calm.yaml", Calm);
        var url = await shell.Serve("--scenarios", folder.Path, "--scenario", "calm", "--seed", "7");
        using var person = new Person(url);
        Assert.That((string?)(await person.Get("health"))["scenario"], Is.EqualTo("calm"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_scenario_may_be_named_as_it_calls_itself()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        folder.Add("another-name.yaml", Calm);
        await shell.Serve("--scenarios", folder.Path, "--scenario", "calm");
        Assert.That(shell.Out, Does.Contain("scenario calm"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task With_a_key_the_start_says_that_control_asks_for_it()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        await shell.Serve("--scenario", folder.Add("calm.yaml", Calm), "--control-key", "k");
        Assert.That(shell.Out, Does.Contain("Authorization: Bearer KEY").And.Not.Contain("Bearer k"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Every_setting_comes_from_the_environment_and_an_option_wins()
    {
        using var folder = new Folder();
        folder.Add("calm.yaml", Calm);
        using var shell = new Shell()
            .With("SCENARIO", "nowhere").With("SCENARIOS", folder.Path).With("PORT", "0").With("SEED", "3").With("ALLOW_HOST", "a.test, b.test").With("CONTROL_KEY", "k");
        var url = await shell.Serve("serve", "--scenario", "calm.yaml");
        using var client = await RawClient.Connect(url);
        await client.Send("GET", "/_emulator/calls", headers: "Authorization: Bearer k\r\n", host: "b.test");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 OK"));
        await client.Send("GET", "/_emulator/calls", host: "a.test");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 401 "));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [TestCase("PORT", "abc", "CHAT_EMULATOR_PORT: 'abc' is not a whole number from 0 to 65535.")]
    [TestCase("PORT", "70000", "CHAT_EMULATOR_PORT: '70000' is not a whole number from 0 to 65535.")]
    [TestCase("BIND", "a b", "CHAT_EMULATOR_BIND: 'a b' is not an address such as 127.0.0.1")]
    [TestCase("BIND", "example.invalid", "CHAT_EMULATOR_BIND: 'example.invalid' is not an address such as 127.0.0.1")]
    [TestCase("URLS", "http://locahost:1", "CHAT_EMULATOR_URLS: 'locahost' is no address of a machine; give an IP address, localhost, or * for all addresses.")]
    [TestCase("BIND", "127.0.0.1:80", "CHAT_EMULATOR_BIND: '127.0.0.1:80' is not an address such as 127.0.0.1")]
    [TestCase("SEED", "x", "CHAT_EMULATOR_SEED: 'x' is not a whole number.")]
    [TestCase("URLS", "https://localhost:1", "CHAT_EMULATOR_URLS: 'https://localhost:1' is not plain http")]
    [TestCase("URLS", "nonsense", "CHAT_EMULATOR_URLS: 'nonsense' is not an address")]
    [TestCase("URLS", "http://localhost:1/x", "CHAT_EMULATOR_URLS: 'http://localhost:1/x' has a path")]
    [TestCase("ALLOW_HOST", "a.test:80", "CHAT_EMULATOR_ALLOW_HOST: 'a.test:80' is not a host name")]
    [TestCase("CONTROL_KEY", " ", "CHAT_EMULATOR_CONTROL_KEY: an empty key")]
    [TestCase("SCENARIOS", "/does/not/exist", "CHAT_EMULATOR_SCENARIOS: there is no folder '/does/not/exist'.")]
    [TestCase("SCENARIO", "nowhere.yaml", "CHAT_EMULATOR_SCENARIO: there is no file 'nowhere.yaml'")]
    public async Task A_bad_value_is_told_with_the_name_of_its_variable(string variable, string value, string told)
    {
        using var shell = new Shell().With(variable, value);
        Assert.That(await shell.Run("serve"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(told));
        Assert.That(shell.Out, Is.Empty);
    }

    [Test]
    public async Task Port_and_urls_together_are_refused_and_the_typed_one_wins_over_a_variable()
    {
        using var both = new Shell();
        Assert.That(await both.Run("--port", "0", "--urls", "http://localhost:0"), Is.EqualTo(2));
        Assert.That(both.Error, Is.EqualTo($"--port and --urls both say where to listen; leave one out.{Environment.NewLine}"));
        using var folder = new Folder();
        using var typed = new Shell().With("URLS", "http://127.0.0.1:1");
        await typed.Serve("--port", "0", "--scenario", folder.Add("calm.yaml", Calm));
        Assert.That(await typed.Stop(), Is.Zero);
    }

    [TestCase("*", "127.0.0.1")]
    [TestCase("localhost", "127.0.0.1")]
    [TestCase("127.0.0.2", "127.0.0.2")]
    [TestCase("::1", "[::1]")]
    public async Task The_address_to_listen_on_goes_with_the_port(string address, string reached)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var url = await shell.Serve("--bind", address, "--port", "0", "--scenario", folder.Add("calm.yaml", Calm));
        Assert.That(url.Host, Is.EqualTo(reached));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_url_wins_over_an_address_from_the_environment_as_a_container_has_it()
    {
        using var folder = new Folder();
        using var variables = new Shell().With("BIND", "*").With("URLS", "http://127.0.0.2:0");
        Assert.That((await variables.Serve("--scenario", folder.Add("calm.yaml", Calm))).Host, Is.EqualTo("127.0.0.2"));
        Assert.That(await variables.Stop(), Is.Zero);
        using var typed = new Shell();
        Assert.That(await typed.Run("--bind", "*", "--urls", "http://localhost:0"), Is.EqualTo(2));
        Assert.That(typed.Error, Does.Contain("--bind and --urls both say where to listen"));
    }

    [Test]
    public async Task One_broken_file_in_the_folder_keeps_everything_from_starting()
    {
        using var folder = new Folder();
        folder.Add("calm.yaml", Calm);
        folder.Add("broken.yaml", Broken);
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--scenarios", folder.Path, "--scenario", "calm"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("broken.yaml:2:1").And.Contain("rules"));
        Assert.That(shell.Out, Is.Empty);
    }

    [TestCase("README.md", "# Scenarios\n\nThey are read: one by one: all.\n")]
    [TestCase("notes.txt", "Nothing but words.\n")]
    [TestCase("empty.yaml", "")]
    public async Task A_file_that_is_no_scenario_is_told_what_it_lacks(string name, string text)
    {
        using var folder = new Folder();
        folder.Add("calm.yaml", Calm);
        var file = folder.Add(name, text);
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--scenarios", folder.Path, "--scenario", file), Is.EqualTo(2));
        Assert.That(shell.Error, Does.StartWith($"{file}:").And.Contain("error: "));
        Assert.That(shell.Out, Is.Empty);
    }

    [Test]
    public async Task A_scenario_in_the_folder_plays_by_its_name_whatever_its_ending()
    {
        using var folder = new Folder();
        folder.Add("other.yaml", "scenario: other\n");
        using var shell = new Shell();
        await shell.Serve("serve", "--scenarios", folder.Path, "--scenario", folder.Add("calm.txt", Calm));
        Assert.That(shell.Out, Does.Contain("scenario calm"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_misspelt_scenario_is_answered_with_the_nearest()
    {
        using var folder = new Folder();
        folder.Add("calm.yaml", Calm);
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--scenarios", folder.Path, "--scenario", "clam"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("Did you mean 'calm'?"));
    }

    [Test]
    public async Task The_only_scenario_of_a_named_folder_plays_when_none_is_named()
    {
        using var folder = new Folder();
        folder.Add("mine.yaml", "scenario: mine\n");
        using var shell = new Shell();
        await shell.Serve("serve", "--scenarios", folder.Path);
        Assert.That(shell.Out, Does.Contain("scenario mine"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Among_several_nobody_guesses_and_no_built_in_one_stands_in()
    {
        using var folder = new Folder();
        using var none = new Shell();
        Assert.That(await none.Run("serve", "--scenarios", folder.Path), Is.EqualTo(2));
        Assert.That(none.Error, Does.Contain("There is no *.yaml or *.yml file in this folder."));
        folder.Add("b.yaml", "scenario: b\n");
        folder.Add("a.yaml", "scenario: a\n");
        using var several = new Shell();
        Assert.That(await several.Run("serve", "--scenarios", folder.Path), Is.EqualTo(2));
        Assert.That(several.Error, Does.Contain("has no quickstart; say with --scenario which is to play: a, b."));
        using var named = new Shell();
        Assert.That(await named.Run("serve", "--scenarios", folder.Path, "--scenario", "quickstart"), Is.EqualTo(2));
        Assert.That(named.Error, Does.Contain("there is no file 'quickstart'").And.Contain("The folder has a, b."));
    }

    [Test]
    public async Task The_quickstart_of_the_folder_plays_when_none_is_named()
    {
        using var folder = new Folder();
        folder.Add("quickstart.yaml", "scenario: mine\n");
        using var shell = new Shell();
        await shell.Serve("serve", "--scenarios", folder.Path);
        Assert.That(shell.Out, Does.Contain("scenario mine"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_taken_port_is_one_clear_line()
    {
        using var folder = new Folder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--scenario", folder.Add("calm.yaml", Calm), "--port", $"{port}"), Is.EqualTo(2));
        Assert.That(shell.Error, Is.EqualTo($"cannot listen on http://127.0.0.1:{port}: the port is taken; choose another with --port, or 0 for a free one{Environment.NewLine}"));
        Assert.That(shell.Out, Is.Empty);
    }

    [Test]
    public async Task An_address_of_another_machine_is_one_clear_line()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--scenario", folder.Add("calm.yaml", Calm), "--urls", "http://192.0.2.1:0"), Is.EqualTo(2));
        Assert.That(shell.Error, Is.EqualTo($"cannot listen on http://192.0.2.1:0: the address is not one of this machine{Environment.NewLine}"));
    }

    [TestCase("http://0.0.0.0:0", false, true)]
    [TestCase("http://0.0.0.0:0", true, false)]
    [TestCase("http://localhost:0", false, false)]
    public async Task Listening_beyond_this_machine_without_a_key_is_warned_of(string url, bool key, bool warned)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var real = await shell.Serve(["serve", "--scenario", folder.Add("calm.yaml", Calm), "--urls", url, .. key ? ["--control-key", "k"] : Array.Empty<string>()]);
        Assert.That(real.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(shell.Out, url.Contains("0.0.0.0") ? Does.Contain("the port that is published") : Does.Not.Contain("the port that is published"));
        Assert.That(shell.Error, warned ? Does.Contain("warning: http://0.0.0.0:0").And.Contain("--control-key") : Is.Empty);
        Assert.That(await shell.Stop(), Is.Zero);
    }
}
