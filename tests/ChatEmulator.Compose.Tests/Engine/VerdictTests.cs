using System.Net;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>What a scenario expects, judged by a container: when it stops, or when somebody asks inside.</summary>
[Category("Compose")]
public sealed class VerdictTests
{
    private const string OneCall = "scenario: quickstart\nexpect:\n  - { calls: algoreg.login, exactly: 1, name: one login }\n";

    [TestCase(0, 1, "1 broken")]
    [TestCase(1, 0, "1 held")]
    public async Task A_container_ends_with_what_its_scenario_expects(int calls, int code, string sum)
    {
        using var folder = new Folder(("quickstart.yaml", OneCall));
        await using var container = await (await Container.Start(["-e", "CHAT_EMULATOR_VERIFY_ON_EXIT=true", .. folder.Mounted])).Healthy();
        await Login(container, calls);
        Assert.That(await container.Stop(), Is.EqualTo(code));
        Assert.That(await container.Logs(), Does.Contain(sum));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public async Task Somebody_asks_inside_a_container_that_goes_on(int calls, int code)
    {
        using var folder = new Folder(("quickstart.yaml", OneCall));
        await using var container = await (await Container.Start(folder.Mounted)).Healthy();
        await Login(container, calls);
        var verdict = await Shell.Docker("exec", container.Id, "dotnet", "/app/chat-emulator.dll", "verify");
        Assert.That(verdict.Code, Is.EqualTo(code), verdict.Text);
        Assert.That(verdict.Text, Does.Contain("one login"));
    }

    private static async Task Login(Container container, int times)
    {
        using var client = await container.Client();
        for (var i = 0; i < times; i++)
        {
            using var content = new StringContent("""{"grant_type":"password","username":"api@acme.test","password":"secret"}""");
            Assert.That((await client.PostAsync("api/v1/token", content)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
