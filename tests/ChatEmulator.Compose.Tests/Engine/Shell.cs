using System.ComponentModel;
using System.Diagnostics;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>What a program left behind.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Out">What it printed, without the last line's end.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record Ran(int Code, string Out, string Error)
{
    /// <summary>Both, as a person at a terminal sees them.</summary>
    public string Text => $"{Out}\n{Error}";
}

/// <summary>Runs programs at the root of the repository, as somebody does who follows the documents.</summary>
internal static class Shell
{
    public static Task<Ran> Docker(params string[] args) => Run("docker", args);

    /// <summary>The output of a docker command that must succeed.</summary>
    public static async Task<string> DockerSays(params string[] args)
    {
        var ran = await Docker(args);
        Assert.That(ran.Code, Is.Zero, $"docker {string.Join(' ', args)}\n{ran.Text}");
        return ran.Out;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static async Task<Ran> Run(string program, IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, output.TrimEnd(), (await error).TrimEnd());
    }
}
