using System.Text;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>The other target of the Dockerfile: one executable, on a base that has no runtime.</summary>
[Category("Compose")]
public sealed class SingleFileImageTests
{
    private static readonly Lazy<Task<string>> Built = new(Build);

    [OneTimeTearDown]
    public static async Task Remove()
    {
        if (Built.IsValueCreated)
        {
            await Shell.Docker("rmi", "-f", await Built.Value);
        }
    }

    [Test]
    public async Task It_answers_is_healthy_and_stops_with_code_0_with_nothing_to_write_and_no_capability()
    {
        await using var container = await (await Start("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges")).Healthy();
        Assert.That((string?)(await container.Get("health"))["scenario"], Is.EqualTo("quickstart"));
        using var client = await container.Client();
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("demo:PT-demo")));
        using var body = new StringContent("""{"ttl":60,"channels":{"general":{"read":true}}}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That((await Shell.DockerSays("top", container.Id, "-eo", "uid,pid")).Split('\n')[1].Trim().Split(' ')[0], Is.EqualTo("1654"));
        Assert.That(await container.Stop(), Is.Zero);
    }

    [Test]
    public async Task There_is_one_file_and_no_runtime_in_it()
    {
        await using var container = new Container(await Shell.DockerSays("create", await Built.Value));
        using var app = new Folder();
        await Shell.DockerSays("cp", $"{container.Id}:/app/.", app.FullName);
        Assert.That(Directory.EnumerateFileSystemEntries(app.FullName).Select(Path.GetFileName), Is.EqualTo(new[] { "chat-emulator" }));
        Assert.That((await Shell.Docker("run", "--rm", "--entrypoint", "dotnet", await Built.Value, "--version")).Code, Is.Not.Zero);
    }

    [Test]
    public async Task It_is_the_smaller_of_the_two()
    {
        Assert.That(await Size(await Built.Value), Is.LessThan(await Size(Image.Name)));

        static async Task<long> Size(string image) => long.Parse(await Shell.DockerSays("image", "inspect", "-f", "{{.Size}}", image));
    }

    [Test]
    public async Task Another_architecture_is_refused_with_the_reason()
    {
        var ran = await Shell.Docker("build", "-f", "emulator/Dockerfile", "--target", "build-single-file", "--build-arg", "TARGETARCH=arm64", ".");
        Assert.That(ran.Code, Is.Not.Zero);
        Assert.That(ran.Text, Does.Contain("tested for amd64 alone, not for arm64"));
    }

    private static async Task<Container> Start(params string[] options) =>
        new(await Shell.DockerSays(["run", "-d", "-p", "127.0.0.1::8080", .. options, await Built.Value]));

    private static async Task<string> Build()
    {
        var name = $"{Image.Name}-single-file";
        await Shell.DockerSays("build", "-f", "emulator/Dockerfile", "--target", "single-file", "-t", name, ".");
        return name;
    }
}
