using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatEmulator.Server.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace ChatEmulator.Server.Tests.Readme;

/// <summary>The ready-made CI file for the .NET tool does what it says. The files for containers are played beside a container engine.</summary>
[Platform("Linux,MacOsX")]
public sealed class CiToolTests : IDisposable
{
    private const string Install = "dotnet tool install --global chat-emulator ";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    [CancelAfter(180_000)]
    public async Task The_commands_of_the_job_hold(CancellationToken cancel)
    {
        var steps = Steps();
        Assert.That(steps.Count(step => step.StartsWith(Install, StringComparison.Ordinal)), Is.EqualTo(1));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "scenarios"), Path.Combine(Repository.Root, "scenarios"));
        _folder.Add("chat-emulator", $"#!/bin/sh\necho $$ >> pids\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "chat-emulator.dll")}' \"$@\"\n");
        var port = FreePort();
        await Play("chmod +x chat-emulator; touch pids", port, cancel);
        try
        {
            foreach (var step in steps.Where(step => !step.StartsWith(Install, StringComparison.Ordinal)))
            {
                Assert.That(await Play(step, port, cancel), Is.Zero, step);
            }
        }
        finally
        {
            await Play("for pid in $(cat pids); do kill $pid 2>/dev/null || true; done", port, cancel);
        }
    }

    private async Task<int> Play(string script, string port, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", script]) { UseShellExecute = false, WorkingDirectory = _folder.Path };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CHAT_EMULATOR_PORT"] = port;
        start.Environment["CHAT_EMULATOR_SCENARIO"] = Text(Job()["env"], "CHAT_EMULATOR_SCENARIO");
        start.Environment["NO_PROXY"] = "localhost";
        using var shell = Process.Start(start)!;
        await shell.WaitForExitAsync(cancel);
        return shell.ExitCode;
    }

    private static List<string> Steps() => [.. ((YamlSequenceNode)Job()["steps"]).Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => Text(step, "run"))];

    private static YamlMappingNode Job()
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, "emulator", "ci", "github-actions-tool.yml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode["jobs"]["dotnet-tool"];
    }

    private static string Text(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    // The commands must know it before.
    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
