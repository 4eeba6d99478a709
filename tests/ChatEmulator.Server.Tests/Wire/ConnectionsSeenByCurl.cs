using System.ComponentModel;
using System.Diagnostics;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>With which code curl ends for each word of the manual's table.</summary>
public sealed class ConnectionsSeenByCurl
{
    // What a reset is to it that is there before the system has told that it is connected.
    private const int CouldNotConnect = 7;

    [TestCase("refuse", CouldNotConnect)]
    [TestCase("reset", 56)]
    [TestCase("close", 52)]
    [TestCase("silent", 28)]
    [TestCase("{ delay: 1ms }", 0)]
    [TestCase("{ tls: expired }", 60)]
    [TestCase("{ tls: wrong_name }", 60)]
    [TestCase("{ tls: untrusted }", 60)]
    [TestCase("{ tls: fin }", 35)]
    [TestCase("{ tls: rst }", 35)]
    [TestCase("{ tls: alert }", 35)]
    public async Task It_ends_with_the_code_that_the_manual_tells(string fault, int code)
    {
        await using var server = await Play.Start($"connections: [{{ name: bad, fault: {fault} }}]", options => options with { Tls = 0, ControlPort = 0 });
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, server.Authority!.ExportCertificatePem());
        var url = fault.Contains("tls", StringComparison.Ordinal) ? $"https://localhost:{server.SecureUrl!.Port}/" : $"{server.Url}";
        Assert.That(await Curl("-s", "--noproxy", "*", "--cacert", file, "--max-time", fault == "silent" ? "0.5" : "20", "--resolve", $"localhost:{server.SecureUrl!.Port}:127.0.0.1", url), Is.EqualTo(code).Or.EqualTo(fault == "reset" ? CouldNotConnect : code));
        File.Delete(file);
        var manual = await File.ReadAllLinesAsync(Path.Combine(Repository(), "scenarios", "README.md"));
        Assert.That(manual.Where(line => line.Contains($"`{(fault == "{ delay: 1ms }" ? "{ delay: 200ms }" : fault)}`", StringComparison.Ordinal) && line.EndsWith($" | {code} |", StringComparison.Ordinal)).Count(), Is.EqualTo(1));
    }

    private static async Task<int> Curl(params string[] args)
    {
        try
        {
            using var curl = Process.Start(new ProcessStartInfo("curl", args) { UseShellExecute = false, RedirectStandardOutput = true })!;
            await curl.StandardOutput.ReadToEndAsync();
            await curl.WaitForExitAsync();
            return curl.ExitCode;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no curl on this machine.");
            throw;
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Emulator.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
