using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>What is in the file of <c>serve --journal</c> when its process is killed in the middle of its work.</summary>
[Platform("Linux")]
[Category("Long")]
public sealed class KilledJournalTests
{
    private const int Clients = 8;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "chat-emulator.dll");

    [TestCase(1)]
    [TestCase(400)]
    [TestCase(2_000)]
    public async Task Killed_under_load_it_leaves_whole_lines_but_for_the_last_and_none_is_missing_between(int calls)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "calls.ndjson");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--port", "0", "--quiet", "--journal", file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var url = await Listening(process);
        await FirstLine(url, file);
        var made = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = Enumerable.Range(0, Clients).Select(_ => Load(url, Answered)).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        process.Kill();
        await process.WaitForExitAsync();
        await Task.WhenAll(load);

        var bytes = await File.ReadAllTextAsync(file);
        var lines = bytes.Split('\n');
        var whole = lines[1..^1].Select(line => (long)JsonNode.Parse(line)!["n"]!).ToList();
        await TestContext.Out.WriteLineAsync($"{made} answers, {whole.Count} whole lines, {lines[^1].Length} bytes of a torn one");
        Assert.That(whole, Is.Unique.And.Contain(1));

        // Calls that end at the same time may stand in another order, as many as there are clients; what is missing is missing at the end.
        Assert.That(whole.Max(), Is.LessThanOrEqualTo(whole.Count + Clients));

        void Answered()
        {
            if (Interlocked.Increment(ref made) == calls)
            {
                enough.TrySetResult();
            }
        }
    }

    // Until then the process may still be compiling what writes.
    private static async Task FirstLine(Uri url, string file)
    {
        using var person = new Person(url);
        using var answer = await person.Mint();
        while ((await File.ReadAllLinesAsync(file)).Length < 2)
        {
            await Task.Yield();
        }
    }

    private static async Task Load(Uri url, Action answered)
    {
        using var person = new Person(url);
        try
        {
            while (true)
            {
                using var answer = await person.Mint();
                answered();
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }

    private static async Task<Uri> Listening(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.That(line, Does.StartWith("listening on "));
        return new Uri(line!["listening on ".Length..]);
    }
}
