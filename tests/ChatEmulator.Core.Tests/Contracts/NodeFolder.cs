using System.ComponentModel;
using System.Diagnostics;
using ChatEmulator.Core.Tests.House;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>A temporary folder with packages of npm, in which scripts of ours run.</summary>
internal sealed class NodeFolder : IDisposable
{
    // Not a limit of what is tested: an npm that hangs must not hold the run for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");

    public string Path => _folder.FullName;

    /// <summary>Installs packages, each with its exact version. Without node and npm the test is ignored.</summary>
    public async Task Install(params string[] packages)
    {
        foreach (var tool in (string[])["node", "npm"])
        {
            if (!await Exists(tool))
            {
                Assert.Ignore($"There is no {tool} on this machine; .ci/run installs it. The keywords are held by SchemaProperties all the same.");
            }
        }

        var (code, output) = await Run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", Path, .. packages]);
        Assert.That(code, Is.Zero, output);
    }

    /// <summary>Runs a script of this repository beside the packages, where its imports are found.</summary>
    /// <param name="script">Its path from the root.</param>
    /// <param name="arguments">What it is given.</param>
    public async Task<(int Code, string Output)> Script(string script, params string[] arguments)
    {
        var copy = System.IO.Path.Combine(Path, System.IO.Path.GetFileName(script));
        File.Copy(System.IO.Path.Combine(Repository.Root, script), copy, overwrite: true);
        return await Run("node", [copy, .. arguments]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<bool> Exists(string tool)
    {
        try
        {
            return (await Run(tool, ["--version"])).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<(int Code, string Output)> Run(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        await using var kill = deadline.Token.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, output + await error);
    }
}
