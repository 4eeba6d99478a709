using System.Diagnostics;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>What only a process of its own shows: signals, exit codes, a reader that stops reading.</summary>
[Platform("Linux,MacOsX")]
public sealed class ProcessTests
{
    private const string Hang = "scenario: hang\nrules: [{ name: silent, calls: algoreg.create_message, effect: applied, delivery: hang }]\n";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "chat-emulator.dll");

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_signal_ends_it_in_order_with_hung_calls_and_under_load(string signal)
    {
        using var folder = new Folder();
        using var process = Interruptible("--port", "0", "--scenario", folder.Add("hang.yaml", Hang));
        var url = await Listening(process);
        using var person = new Person(url);
        var hung = Enumerable.Range(0, 20).Select(_ => person.Message()).ToList();
        var load = Enumerable.Range(0, 4).Select(_ => Mint(person)).ToList();
        while ((await person.Get("calls?operation=algoreg.*"))["calls"]!.AsArray().Count < hung.Count)
        {
            await Task.Yield();
        }

        await Signal(process, signal);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        foreach (var call in hung)
        {
            Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
        }

        await Task.WhenAll(load);
    }

    [Test]
    public async Task A_signal_ends_it_while_it_still_waits_for_a_scenario()
    {
        using var folder = new Folder();
        var pipe = Path.Combine(folder.Path, "slow.yaml");
        using (var made = Process.Start("mkfifo", pipe))
        {
            await made.WaitForExitAsync();
        }

        using var process = Start("dotnet", Program, "--port", "0", "--scenario", pipe);

        // Opened once somebody reads; nothing is ever written.
        await using var writer = await Task.Run(() => File.Open(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    [Platform("Linux")]
    public async Task What_describes_Control_is_loaded_when_somebody_asks_for_it_and_not_before()
    {
        using var process = Start("dotnet", Program, "--port", "0");
        using var person = new Person(await Listening(process));
        using var answer = await person.Mint();
        _ = await person.Get("health");
        Assert.That(await Loaded(), Does.Contain("ChatEmulator.Server.dll").And.Not.Contain("OpenApi.dll"));
        _ = await person.Get("openapi/control.json");
        Assert.That(await Loaded(), Does.Contain("Microsoft.OpenApi.dll"));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();

        Task<string> Loaded() => File.ReadAllTextAsync($"/proc/{process.Id}/maps");
    }

    [Test]
    [Platform("Linux")]
    public async Task What_reads_templates_is_loaded_with_the_first_template_and_not_before()
    {
        using var process = Start("dotnet", Program, "--port", "0");
        var url = await Listening(process);
        using var client = new HttpClient { BaseAddress = url };
        using var plain = await client.PostAsync("/__admin/mappings", new StringContent("""{"request":{"url":"/plain"},"response":{"body":"{{request.method}}"}}"""));
        Assert.That((int)plain.StatusCode, Is.EqualTo(201));
        Assert.That(await Loaded(), Does.Contain("ChatEmulator.Core.dll").And.Not.Contain("Handlebars.dll"));
        using var none = await client.PostAsync("/__admin/mappings", new StringContent("""{"response":{"body":"{{nope 1}}","transformers":["response-template"]}}"""));
        Assert.That((int)none.StatusCode, Is.EqualTo(422));
        Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("there is no helper nope"));
        using var made = await client.PostAsync("/__admin/mappings", new StringContent("""{"priority":1,"request":{"url":"/made"},"response":{"body":"{{request.path}} {{trim ' a '}}","transformers":["response-template"]}}"""));
        Assert.That((int)made.StatusCode, Is.EqualTo(201));
        Assert.That(await Loaded(), Does.Contain("Handlebars.dll"));
        Assert.That(await client.GetStringAsync("/made"), Is.EqualTo("/made a"));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();

        Task<string> Loaded() => File.ReadAllTextAsync($"/proc/{process.Id}/maps");
    }

    [Test]
    public async Task A_reader_that_stops_reading_does_not_end_it()
    {
        using var folder = new Folder();
        using var process = Start("dotnet", Program, "--port", "0", "--scenario", folder.Add("frozen.yaml", Hang + "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n"));
        var url = await Listening(process);
        process.StandardOutput.Close();
        using var person = new Person(url);
        var hung = person.Message();
        await person.Call(call => true);
        using var answer = await person.Mint();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());
    }

    [TestCase("2>&1 >/dev/full")]
    [TestCase("--quiet 2>&1 >/dev/full")]
    [TestCase("--log json 2>&1 >/dev/full")]
    [TestCase("2>&1 >&-")]
    public async Task A_console_that_takes_no_text_ends_it_in_one_line(string rest)
    {
        using var process = Start("sh", "-c", $"exec dotnet '{Program}' --port 0 {rest}");
        var error = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, error.TrimEnd().Split('\n').Length), Is.EqualTo((2, 1)), error);
    }

    [Test]
    public async Task A_pipe_that_nobody_reads_holds_up_no_call_and_no_end()
    {
        // Some 300 kB of lines, where a pipe takes 64.
        const int calls = 1_000;
        var path = "/" + new string('x', 300);
        using var folder = new Folder();
        using var process = Start("dotnet", Program, "--port", "0", "--scenario", folder.Add("hang.yaml", Hang));
        using var person = new Person(await Listening(process));
        for (var i = 0; i < calls; i++)
        {
            using var answer = await person.Send(HttpMethod.Get, path);
            Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        }

        Assert.That((int)(await person.Get("calls"))["total"]!, Is.EqualTo(calls));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_disk_that_fills_up_while_serving_does_not_end_it()
    {
        // Within the limit of a file's size there is room for the greeting and a line or two; to go beyond is an error, as a full disk is. The
        // runtime keeps its own code in a large file in memory unless it is told not to.
        using var folder = new Folder();
        var (scenario, file) = (folder.Add("hang.yaml", Hang), folder.Add("out.txt", ""));
        using var process = Start(
            "sh", "-c", $"trap '' XFSZ; ulimit -f 1; export DOTNET_EnableWriteXorExecute=0; exec dotnet '{Program}' --port 0 --log json --scenario '{scenario}' > '{file}'");
        string said;
        while (!(said = await File.ReadAllTextAsync(file)).EndsWith('\n'))
        {
            Assert.That(process.HasExited, Is.False, said);
            await Task.Yield();
        }

        using var person = new Person(new Uri((string)System.Text.Json.Nodes.JsonNode.Parse(said)!["url"]!));
        for (var i = 0; i < 200; i++)
        {
            using var answer = await person.Send(HttpMethod.Get, "/nothing");
            Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        }

        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, new FileInfo(file).Length), Is.EqualTo((0, 512)).Or.EqualTo((0, 1_024)));
    }

    [Test]
    public async Task The_frameworks_own_variables_and_files_mean_nothing()
    {
        using var folder = new Folder();
        folder.Add("appsettings.json", """{"Kestrel":{"Endpoints":{"x":{"Url":"http://127.0.0.1:1"}}}}""");
        using var process = Start("env", $"-C{folder.Path}", "ASPNETCORE_URLS=http://127.0.0.1:1", "ASPNETCORE_ENVIRONMENT=Development", "DOTNET_URLS=http://127.0.0.1:1",
            "dotnet", Program, "--port", "0", "--scenario", folder.Add("hang.yaml", Hang));
        using var person = new Person(await Listening(process));
        Assert.That((string?)(await person.Get("health"))["status"], Is.EqualTo("ready"));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Platform("Linux")]
    [TestCase("TERM", "TERM")]
    [TestCase("INT", "INT")]
    [TestCase("HUP", "TERM")]
    public async Task A_signal_that_comes_twice_loses_no_verdict(string first, string second)
    {
        using var folder = new Folder();
        using var process = Interruptible("--port", "0", "--verify-on-exit", "--scenario", folder.Add("quiet.yaml", "scenario: quiet\nexpect: [{ calls: \"*\", exactly: 0 }]\n"));
        await Listening(process);
        using var kill = Start("sh", "-c", $"kill -{first} {process.Id}; kill -{second} {process.Id}");
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, rest.TrimEnd().Split('\n')[^1]), Is.EqualTo((0, "0 broken, 0 inconclusive, 1 held")));
    }

    [Test]
    [Platform("Linux")]
    public async Task Without_tls_nothing_of_it_is_even_loaded()
    {
        using var folder = new Folder();
        foreach (var (more, loaded) in new[] { ("false", false), ("0", true) })
        {
            using var process = Start("dotnet", Program, "--port", "0", "--tls", more, "--scenario", folder.Add("hang.yaml", Hang));
            await Listening(process);
            Assert.That((await File.ReadAllTextAsync($"/proc/{process.Id}/maps")).Contains("System.Security.Cryptography.dll", StringComparison.Ordinal), Is.EqualTo(loaded));
            await Signal(process, "TERM");
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero);
        }
    }

    [TestCase("false")]
    [TestCase("0")]
    public async Task A_current_folder_that_is_gone_does_not_matter(string tls)
    {
        using var folder = new Folder();
        var scenario = folder.Add("hang.yaml", Hang);
        var gone = Path.Combine(folder.Path, "gone");
        using var process = Start("sh", "-c", $"mkdir '{gone}' && cd '{gone}' && rmdir '{gone}' && exec dotnet '{Program}' --port 0 --tls {tls} --scenario '{scenario}'");
        using var person = new Person(await Listening(process));
        Assert.That((string?)(await person.Get("health"))["status"], Is.EqualTo("ready"));
        await Signal(process, "TERM");
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_pasted_line_means_to_a_shell_what_it_says()
    {
        var operation = new Contracts.CatalogueOperation("x", "POST", "/p", true, 200, [], """{"a":"it's \"$HOME\" `x` \\"}""");
        var account = new Options.OptionValues(
            [new("user", Options.OptionKind.Text, "", "", Required: true), new("secret", Options.OptionKind.Text, "", "", Required: true)],
            [new("user", "o'neill"), new("secret", "$x")]);
        var line = Host.Serving.Curl.Line(new Uri("http://127.0.0.1:1"), operation, account);
        using var process = Start("sh", "-c", "curl() { printf '%s\\n' \"$@\"; }; " + line);
        var words = (await process.StandardOutput.ReadToEndAsync()).TrimEnd().Split('\n');
        Assert.That(words, Is.EqualTo(new[] { "-i", "-X", "POST", "http://127.0.0.1:1/p", "-u", "o'neill:$x", "-H", "Content-Type: application/json", "-d", operation.SampleBody }));
    }

    private static async Task Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    // What is started in the background of a shell ignores Ctrl-C, and so does all that it starts, this suite too.
    private static Process Interruptible(params string[] args) =>
        OperatingSystem.IsLinux() ? Start("env", ["--default-signal=INT", "dotnet", Program, .. args]) : Start("dotnet", [Program, .. args]);

    private static Process Start(string program, params string[] args) => Process.Start(new ProcessStartInfo(program, args)
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;

    private static async Task<Uri> Listening(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                return new Uri(line["listening on ".Length..]);
            }
        }

        throw new AssertionException("It never listened.");
    }

    private static async Task Mint(Person person)
    {
        try
        {
            while (true)
            {
                using var answer = await person.Mint();
            }
        }
        catch (HttpRequestException)
        {
            // The end of the emulator is the end of the load.
        }
    }
}
