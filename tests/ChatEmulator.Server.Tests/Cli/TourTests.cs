using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>The tour of the scenario language does what it says: each of its files, its commands, and what it shows of their output.</summary>
public sealed class TourTests : IDisposable
{
    private static readonly string Tour = Read();
    private static readonly string[] Scenarios = Blocks("yaml");

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void It_is_one_page()
    {
        Assert.That(Tour.Split('\n'), Has.Length.LessThan(100));
        Assert.That(Scenarios, Has.Length.EqualTo(3));
        Assert.That(Scenarios[2].TrimEnd().Split('\n'), Has.Length.AtMost(10));
    }

    [Test]
    public async Task Its_scenarios_have_no_problems([Values(0, 1, 2)] int scenario)
    {
        using var shell = new Shell();
        var code = await shell.Run("validate", _folder.Add("bad-day.yaml", Scenarios[scenario]));
        Assert.That((code, shell.Error), Is.EqualTo((0, "")), shell.Out);
    }

    [Test]
    public async Task Its_commands_are_commands()
    {
        var commands = Regex.Matches(Tour, "^dotnet run --project emulator/Host -- (?<words>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["words"].Value.Split(' ')[0]).ToList();
        Assert.That(commands, Is.EqualTo(new[] { "validate", "serve", "explain" }));
        foreach (var command in commands)
        {
            using var shell = new Shell();
            Assert.That(await shell.Run(command, "--help"), Is.Zero);
        }
    }

    [Test]
    public async Task One_line_refuses_each_message_and_nothing_is_stored()
    {
        using var shell = new Shell();
        var url = await shell.Serve("--scenario", _folder.Add("bad-day.yaml", Scenarios[0]));
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("api@acme.test:secret")));
        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That((answer.StatusCode, $"{answer.Headers.RetryAfter}"), Is.EqualTo((HttpStatusCode.TooManyRequests, "2")));
        Assert.That(await client.GetStringAsync("_emulator/ledger"), Does.Contain("\"entries\":[]"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task What_it_says_that_explain_prints_is_what_explain_prints() =>
        Assert.That((await Explain(Scenarios[1], Blocks("http").Single())).TrimEnd(), Is.EqualTo(Blocks("text").Single().TrimEnd()));

    [Test]
    public async Task The_storm_refuses_the_eleventh_call_of_a_second()
    {
        var told = await Explain(Scenarios[2], Messages(11, wait: "0s"));
        Assert.That(Count(told, "  answer   429, "), Is.EqualTo(1));
        Assert.That(Count(told, "  delivery delay [0-9]+ms, reset$"), Is.EqualTo(10));
    }

    [Test]
    public async Task The_storm_rages_for_five_minutes_from_the_first_one_on_in_three_calls_of_ten_and_is_the_same_in_the_next_run()
    {
        var day = Messages(480, wait: "1s");
        var told = Timeless(await Explain(Scenarios[2], day));
        var calls = told.Split("\n\n");
        Assert.That(Lost(calls[..60]) + Lost(calls[361..]), Is.Zero);
        Assert.That(Lost(calls[60..361]), Is.InRange(60, 120));
        Assert.That(Timeless(await Explain(Scenarios[2], day)), Is.EqualTo(told));
    }

    private async Task<string> Explain(string scenario, string requests)
    {
        using var shell = new Shell();
        var code = await shell.Run("explain", _folder.Add("bad-day.yaml", scenario), "--request", _folder.Add("message.http", requests));
        Assert.That((code, shell.Error), Is.EqualTo((0, "")));
        return shell.Out.ReplaceLineEndings("\n");
    }

    private static string Messages(int count, string wait) => string.Concat(Enumerable.Range(0, count).Select(i => $$"""
        ###
        # @wait {{wait}}
        POST /api/v1/message
        Authorization: Basic api@acme.test:secret

        {"to":"ada@example.com","ext_msg_id":"{{wait}}-{{i}}"}

        """));

    private static int Lost(string[] calls) => calls.Count(call => call.Contains("  answer   502, ", StringComparison.Ordinal));

    private static int Count(string told, string line) => Regex.Count(told, $"^{line}", RegexOptions.Multiline | RegexOptions.NonBacktracking);

    // On real time each run has its own.
    private static string Timeless(string told) => Regex.Replace(told, ", at [^ ]+$", "", RegexOptions.Multiline | RegexOptions.NonBacktracking);

    private static string[] Blocks(string language) =>
        [.. Regex.Matches(Tour, $"```{language}\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value)];

    private static string Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Emulator.sln")))
        {
            folder = folder.Parent!;
        }

        var manual = File.ReadAllText(Path.Combine(folder.FullName, "scenarios", "README.md")).ReplaceLineEndings("\n");
        var from = manual.IndexOf("## A tour of one page\n", StringComparison.Ordinal);
        return manual[from..manual.IndexOf("\n## ", from + 1, StringComparison.Ordinal)];
    }
}
