using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>A container, seen through the docker command; one that a test started itself is removed with it.</summary>
internal sealed class Container(string id) : IAsyncDisposable
{
    public string Id { get; } = id;

    /// <summary>Starts the image on a free port of this machine.</summary>
    /// <param name="options">Further options of <c>docker run</c>.</param>
    public static Task<Container> Start(params string[] options) => StartOn(8080, options);

    /// <summary>The same, where the container listens on another port.</summary>
    public static async Task<Container> StartOn(int port, params string[] options) =>
        new(await Shell.DockerSays(["run", "-d", "-p", $"127.0.0.1::{port}", .. options, Image.Name]));

    /// <summary>Waits until its own health check holds.</summary>
    public async Task<Container> Healthy()
    {
        while (await Inspect("{{.State.Health.Status}}") is var health and not "healthy")
        {
            Assert.That((health, await Inspect("{{.State.Running}}")), Is.EqualTo(("starting", "true")), await Logs());
        }

        return this;
    }

    /// <summary>A field of <c>docker inspect</c>.</summary>
    public Task<string> Inspect(string template) => Shell.DockerSays("inspect", "-f", template, Id);

    /// <summary>All that it printed.</summary>
    public async Task<string> Logs() => (await Shell.Docker("logs", Id)).Text;

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitCode() => int.Parse(await Shell.DockerSays("wait", Id));

    /// <summary>Stops it as an orchestrator does: SIGTERM, and after ten seconds SIGKILL, which shows as 137.</summary>
    public async Task<int> Stop()
    {
        await Shell.DockerSays("stop", Id);
        return int.Parse(await Inspect("{{.State.ExitCode}}"));
    }

    /// <summary>A client of the address where it is published.</summary>
    public async Task<HttpClient> Client() => new()
    {
        BaseAddress = new Uri($"http://{(await Shell.DockerSays("port", Id)).Split(" -> ")[1].Split('\n')[0]}"),
    };

    /// <summary>What Control says.</summary>
    public async Task<JsonNode> Get(string route)
    {
        using var client = await Client();
        return JsonNode.Parse(await client.GetStringAsync($"_emulator/{route}"))!;
    }

    public async ValueTask DisposeAsync() => await Shell.Docker("rm", "-fv", Id);
}
