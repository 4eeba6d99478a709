using ChatEmulator.Compose.Tests.Engine;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>The npm client wiremock-captain, used as its users use it: it must not be able to tell the emulator from WireMock.</summary>
[Category("WireMock")]
public sealed class CaptainTests
{
    [SetUp]
    public void The_packages_are_there() => Packages.AreThere();

    [Test]
    public async Task Wiremock_captain_sees_the_same_from_both()
    {
        await using var theirs = await Server.Theirs();
        await using var ours = await Server.Ours();
        var (expected, seen) = (await Run(theirs), await Run(ours));
        Assert.That(expected, Does.Contain("\nthe last: "), "WireMock itself was not played to the end.");
        Assert.That(seen.Split('\n'), Is.EqualTo(expected.Split('\n')), seen);
    }

    // Beside the packages, where its imports are found.
    private static async Task<string> Run(Server server)
    {
        var script = Path.Combine(Packages.Folder, $"captain-{server.Port}.mjs");
        File.Copy(Path.Combine(Repository.Root, "tests", "ChatEmulator.Compose.Tests", "WireMock", "captain.mjs"), script, overwrite: true);
        try
        {
            return (await Shell.Run("node", [script, $"http://127.0.0.1:{server.Port}"])).Text.TrimEnd();
        }
        finally
        {
            File.Delete(script);
        }
    }
}
