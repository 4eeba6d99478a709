using System.Diagnostics;
using System.Text;

namespace ChatEmulator.Server.Tests.Readme;

/// <summary>
/// Somebody who has just cloned the repository: a folder with the checkout's scenarios in it, a shell, and the emulator beside it. Its
/// ports are free ones, and it is already built; nothing else of what is typed is changed.
/// </summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chat-emulator.dll");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");
    private readonly List<Process> _serving = [];
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly StringBuilder _said = new();
    private readonly List<int> _codes = [];
    private readonly string _checkout;

    public Reader(string scenario)
    {
        _checkout = _folder.CreateSubdirectory("checkout").FullName;
        File.CreateSymbolicLink(Path.Combine(_checkout, "scenarios"), Path.Combine(Repository.Root, "scenarios"));
        File.WriteAllText(Path.Combine(_folder.FullName, "parcel.yaml"), scenario);
    }

    /// <summary>With which codes those commands ended that end by themselves.</summary>
    public IReadOnlyList<int> Codes => _codes;

    /// <summary>What all of them said.</summary>
    public string Said => _said.ToString();

    /// <summary>Does what is written; what it printed, or nothing for an emulator, which goes on.</summary>
    public async Task<string> Do(string command, CancellationToken cancel)
    {
        var words = command.Replace("dotnet run --project emulator/Host --", $"dotnet '{Program}'", StringComparison.Ordinal).Replace("dotnet run --project emulator/Host", $"dotnet '{Program}' serve", StringComparison.Ordinal);
        if (words.Contains("' serve", StringComparison.Ordinal))
        {
            await Serve(words, cancel);
            return "";
        }

        foreach (var (written, real) in _addresses)
        {
            words = words.Replace(written, real, StringComparison.Ordinal);
        }

        using var shell = Start(words.StartsWith("curl ", StringComparison.Ordinal) ? "curl -s --noproxy '*' " + words["curl ".Length..] : words);
        var (said, complaints) = (shell.StandardOutput.ReadToEndAsync(cancel), shell.StandardError.ReadToEndAsync(cancel));
        await shell.WaitForExitAsync(cancel);
        _codes.Add(shell.ExitCode);
        _said.AppendLine(command).AppendLine(await said).AppendLine(await complaints);
        if (command.StartsWith("cat ", StringComparison.Ordinal))
        {
            // A saved file is told of once it plays.
            await Line(_serving[^1], "was changed", cancel);
        }

        return (await said).ReplaceLineEndings("\n");
    }

    private async Task Serve(string words, CancellationToken cancel)
    {
        var written = words.Split("--port ") is [_, var port] ? port : "8080";
        var process = Start($"exec {words.Split(" --port ")[0]} --port 0");
        _serving.Add(process);
        const string word = "listening on http://127.0.0.1:";
        _addresses[$"http://127.0.0.1:{written}"] = (await Line(process, word, cancel))["listening on ".Length..];
    }

    private static async Task<string> Line(Process process, string text, CancellationToken cancel)
    {
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without saying '{text}'.");
    }

    private Process Start(string words) => Process.Start(new ProcessStartInfo("bash", ["-c", words])
    {
        WorkingDirectory = _checkout,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public ValueTask DisposeAsync()
    {
        foreach (var process in _serving)
        {
            process.Kill();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
