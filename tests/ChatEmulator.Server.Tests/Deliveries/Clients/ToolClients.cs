using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>What clients see that are programs of their own. Without the program the test is ignored.</summary>
internal static class ToolClients
{
    /// <summary>Node's fetch: a process for each delivery, so that no other connection of its pool is at hand.</summary>
    public static async Task<string> Node(Uri url, string world, TimeSpan patience)
    {
        var script = Path.Combine(Repository.Root, "tests/ChatEmulator.Server.Tests/Deliveries/Clients/clients.mjs");
        var (_, output) = await Run("node", [script, url.ToString(), world, $"{patience.TotalMilliseconds}"]);
        return output.TrimEnd().Split('\n') is [var first, var next] ? ClientTable.Seen(first, next) : output;
    }

    /// <summary>curl: its exit code, and the status where it has seen one.</summary>
    public static async Task<string> Curl(Uri url, string world, TimeSpan patience)
    {
        string[] arguments = ["-s", "-w", "\n%{http_code}", "--max-time", patience.TotalSeconds.ToString(CultureInfo.InvariantCulture), "--compressed", "-H", "Content-Type: application/json", "-d", "{}"];
        var (code, output) = await Run("curl", [.. arguments, $"{url}worlds/{world}/proof"]);
        var split = output.LastIndexOf('\n');
        var (body, status) = (output[..split], output[(split + 1)..]);
        return (status == "000" ? "" : $"{status}, ") + (code != 0 ? $"exit code {code}" : body == """{"greeting":"Grüße"}""" ? "the answer" : "another body");
    }

    private static async Task<(int Code, string Output)> Run(string tool, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            _ = await errors;
            return (process.ExitCode, await output);
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"There is no {tool} on this machine; .ci/run installs it.");
            throw;
        }
    }
}
