using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection.PortableExecutable;

namespace ChatEmulator.Compose.Tests.Engine;

[Category("Compose")]
public sealed class ImageTests
{
    // Linux is written over the architecture in code that was compiled in advance for it.
    private const int OnLinux = 0x7B79;

    [Test]
    public async Task It_answers_by_itself_with_the_scenarios_of_the_repository()
    {
        await using var container = await (await Container.Start()).Healthy();
        Assert.That((string?)(await container.Get("health"))["scenario"], Is.EqualTo("quickstart"));
        using var client = await container.Client();
        using var answer = await Token(client);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        var shipped = Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Select(Path.GetFileName);
        Assert.That((await Shell.DockerSays("exec", container.Id, "ls", "/scenarios")).Split('\n'), Is.EquivalentTo(shipped));
    }

    [Test]
    public async Task It_needs_no_root_no_capability_no_network_no_shell_and_no_place_to_write()
    {
        await using var container = await Container.Start(
            "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--network", "none", "-v", "/dev/null:/bin/sh:ro");
        await container.Healthy();
        Assert.That((await Shell.Docker("exec", container.Id, "/bin/sh", "-c", "true")).Code, Is.Not.Zero);
        Assert.That((await Shell.DockerSays("top", container.Id, "-eo", "uid,pid")).Split('\n')[1].Trim().Split(' ')[0], Is.EqualTo("1654"));
    }

    [Test]
    public async Task It_writes_nothing_even_where_it_could()
    {
        await using var container = await (await Container.Start()).Healthy();
        Assert.That(await Shell.DockerSays("diff", container.Id), Is.Empty);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_stop_ends_it_with_code_0_even_with_hung_calls()
    {
        await using var container = await (await Container.Start("-e", "CHAT_EMULATOR_SCENARIO=no-answer")).Healthy();
        using var client = await container.Client();
        var hung = Token(client);
        while ((await container.Get("calls"))["calls"]!.AsArray().Count == 0)
        {
            Assert.That(hung.IsCompleted, Is.False);
        }

        Assert.That(await container.Stop(), Is.Zero);
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Its_health_follows_to_another_port()
    {
        await using var container = await (await Container.StartOn(9191, "-e", "CHAT_EMULATOR_PORT=9191")).Healthy();
        Assert.That((string?)(await container.Get("health"))["status"], Is.EqualTo("ready"));
    }

    [Test]
    public async Task Its_health_follows_to_a_url_and_needs_no_key()
    {
        await using var container = await (await Container.StartOn(9191, "-e", "CHAT_EMULATOR_URLS=http://0.0.0.0:9191", "-e", "CHAT_EMULATOR_CONTROL_KEY=k")).Healthy();
        using var client = await container.Client();
        Assert.That((int)(await client.GetAsync(new Uri("_emulator/calls", UriKind.Relative))).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task It_takes_the_other_commands_too()
    {
        var validated = await Shell.Docker("run", "--rm", Image.Name, "validate", "scenarios");
        Assert.That(validated.Code, Is.Zero, validated.Text);
        Assert.That((await Shell.Docker("run", "--rm", Image.Name, "serv")).Code, Is.EqualTo(2));
    }

    [Test]
    public async Task Its_code_is_compiled_in_advance_and_nothing_but_what_runs_is_in_it()
    {
        using var app = new Folder();
        await using var container = new Container(await Shell.DockerSays("create", Image.Name));
        await Shell.DockerSays("cp", $"{container.Id}:/app/.", app.FullName);
        var files = Directory.EnumerateFileSystemEntries(app.FullName).Select(Path.GetExtension).Distinct();
        Assert.That(files, Is.EquivalentTo(new[] { ".dll", ".json" }));
        Assert.That(Headers(app).Select(dll => dll.CorHeader!.ManagedNativeHeaderDirectory.Size), Is.All.Positive);
    }

    [Test]
    public async Task A_build_for_arm64_holds_no_code_of_another_processor()
    {
        var name = $"{Image.Name}-arm64";
        await Shell.DockerSays("build", "-f", "emulator/Dockerfile", "-t", name, "--target", "build", "--build-arg", "TARGETARCH=arm64", ".");
        using var app = new Folder();
        await using var container = new Container(await Shell.DockerSays("create", name, "nothing"));
        await Shell.DockerSays("cp", $"{container.Id}:/app/.", app.FullName);
        await Shell.DockerSays("rmi", "-f", name);

        // The portable kind says so by a machine that is nobody's, with no native code beside it.
        Assert.That(Headers(app).Select(dll => dll.CorHeader!.ManagedNativeHeaderDirectory.Size == 0
            ? dll.CorHeader.Flags.HasFlag(CorFlags.ILOnly)
            : (int)dll.CoffHeader.Machine == ((int)Machine.Arm64 ^ OnLinux)), Is.All.True);
    }

    private static Task<HttpResponseMessage> Token(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse("Basic ZGVtbzpQVC1kZW1v");  // demo:PT-demo
        return client.PostAsJsonAsync("api/chat/tokens", new { ttl = 60, channels = new { general = new { read = true } } });
    }

    private static List<PEHeaders> Headers(Folder app) => [.. Directory.EnumerateFiles(app.FullName, "*.dll").Select(file =>
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.PEHeaders;
    })];
}
