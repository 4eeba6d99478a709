namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>
/// The compose file of the root under a project's name and a port of its own, so that it meets neither another test nor what a person
/// runs from the same checkout. All that it made is removed with it, and nothing else.
/// </summary>
/// <param name="settings">Variables that are set as by somebody who types them before <c>docker compose</c>.</param>
internal sealed class Project(params (string Name, string Value)[] settings) : IAsyncDisposable
{
    private const string Emulator = "chat-emulator";

    private readonly string _name = $"chat-emulator-{Guid.NewGuid():N}";

    /// <summary><c>docker compose</c> with these words.</summary>
    public Task<Ran> Compose(params string[] args) =>
        Shell.Run("docker", ["compose", "-p", _name, .. args], [("CHAT_EMULATOR_IMAGE", $"chat-emulator:{_name}"), ("CHAT_EMULATOR_PORT", "0"), .. settings]);

    /// <summary>The same, which must succeed.</summary>
    public async Task<Ran> ComposeWell(params string[] args)
    {
        var ran = await Compose(args);
        Assert.That(ran.Code, Is.Zero, ran.Text);
        return ran;
    }

    /// <summary>The emulator's container.</summary>
    public Task<Container> Running() => Of(Emulator);

    /// <summary>A service's container, running or ended.</summary>
    public async Task<Container> Of(string service) => new((await ComposeWell("ps", "-aq", service)).Out);

    public async ValueTask DisposeAsync() => await Compose("down", "-v", "--rmi", "all", "--remove-orphans", "-t", "1");
}
