using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>The commands of the ready-made CI files, run against the real container as their systems would run them.</summary>
[Category("Compose")]
[Platform("Linux")]
public sealed class CiTests
{
    private static IEnumerable<CiJob> WithService => CiFile.GitHub.Concat(CiFile.GitLab).Where(job => job.Image is not null);

    private static IEnumerable<CiJob> WithoutService => CiFile.GitHub.Where(job => job.Image is null);

    [TestCaseSource(nameof(WithService))]
    public async Task The_commands_of_a_job_beside_a_service_hold(CiJob job)
    {
        await using var service = await (await Container.Start(Told(job))).Healthy();
        using var home = await Home(job, service);
        foreach (var script in job.Scripts)
        {
            var ran = await Play(script, job, ("CURL_HOME", home.FullName));
            Assert.That(ran.Code, Is.Zero, $"{script}\n{ran.Text}");
        }
    }

    [TestCaseSource(nameof(WithService))]
    public async Task What_they_ask_the_ledger_fails_when_nothing_was_sent(CiJob job)
    {
        await using var service = await (await Container.Start(Told(job))).Healthy();
        using var home = await Home(job, service);
        var question = job.Scripts.SelectMany(script => script.Split('\n')).Single(line => line.Contains("ledger", StringComparison.Ordinal));
        Assert.That((await Play(question, job, ("CURL_HOME", home.FullName))).Code, Is.Not.Zero);
    }

    [TestCaseSource(nameof(WithoutService))]
    public async Task The_commands_of_a_job_that_starts_the_container_itself_hold(CiJob job)
    {
        var name = $"chat-emulator-{Guid.NewGuid():N}";
        var port = FreePort();
        await using var started = new Container(name);
        foreach (var script in job.Scripts)
        {
            var ran = await Play(script, job, ("IMAGE", Image.Name), ("NAME", name), ("PORT", port));
            Assert.That(ran.Code, Is.Zero, $"{script}\n{ran.Text}");
        }
    }

    private static string[] Told(CiJob job) => [.. job.ServiceVariables.SelectMany(variable => new[] { "-e", $"{variable.Key}={variable.Value}" })];

    // The port of this machine where the service is published stands for the name and port that the CI system would give it.
    private static async Task<Folder> Home(CiJob job, Container service)
    {
        using var client = await service.Client();
        return new Folder((".curlrc", $"connect-to = \"{job.Reached}:127.0.0.1:{client.BaseAddress!.Port}\"\n"));
    }

    private static Task<Ran> Play(string script, CiJob job, params (string Name, string Value)[] environment) =>
        Shell.Run("bash", ["-e", "-c", script], [.. job.Variables.Select(pair => (pair.Key, pair.Value)), .. environment]);

    // Docker could choose one, but the commands must know it before.
    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
