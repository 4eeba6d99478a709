using System.ComponentModel;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>The image that all tests of this folder run: built once, under a name of this run's own, and removed at its end.</summary>
[SetUpFixture]
public sealed class Image
{
    /// <summary>What it is called.</summary>
    public static string Name { get; } = $"chat-emulator:test-{Guid.NewGuid():N}";

    [OneTimeSetUp]
    public static async Task Build()
    {
        if (!await Succeeds("info") || !await Succeeds("compose", "version"))
        {
            Assert.Ignore("There is no Docker engine with Compose here (`docker info`, `docker compose version`), so nothing is built and nothing runs.");
        }

        await Shell.DockerSays("build", "-f", "emulator/Dockerfile", "-t", Name, ".");
    }

    [OneTimeTearDown]
    public static async Task Remove() => await Succeeds("rmi", "-f", Name);

    private static async Task<bool> Succeeds(params string[] args)
    {
        try
        {
            return (await Shell.Docker(args)).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
