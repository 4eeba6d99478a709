using System.Text;
using System.Text.RegularExpressions;

namespace ChatEmulator.Specs;

/// <summary>
/// Every shipped scenario reveals a bug of the sample application's naive client, which marks it, and lets the careful one pass.
/// </summary>
public sealed class ShippedScenarioSpecs
{
    // What a scenario bends: its rules and limits, and whatever it says of accounts and vendors before them.
    private static readonly string[] Bends = ["accounts", "profile", "state", "limits", "rules"];

    // The trap of these is the time that passes.
    private static readonly string[] Timed = ["bearer-expires.yaml"];

    private static IEnumerable<string> Files => Traps.All.Keys;

    [TestCaseSource(nameof(Files))]
    public async Task The_naive_client_walks_into_the_trap(string file)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Naive(emulator);
        Assert.That(await Traps.All[file](emulator, desk), Is.True);
    }

    [TestCaseSource(nameof(Files))]
    public async Task The_careful_client_passes(string file)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await Traps.All[file](emulator, desk), Is.False);
        Assert.That(emulator.Advice(), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public async Task Without_what_it_bends_the_scenario_catches_nobody(string file)
    {
        var yaml = await Repository.Text($"scenarios/{file}");
        await using var emulator = await Emulator.StartAsync(Unbent(yaml, Timed.Contains(file)));
        await using var desk = await Desk.Naive(emulator);
        Assert.That(await Traps.All[file](emulator, desk), Is.False);
    }

    [Test]
    public async Task An_id_is_a_trap_only_where_nobody_compares_it()
    {
        var yaml = await Repository.Text("scenarios/id-is-no-key.yaml");
        await using var emulator = await Emulator.StartAsync(yaml.Replace("dedupe: ignore", "dedupe: first_wins", StringComparison.Ordinal));
        await using var desk = await Desk.Naive(emulator);
        Assert.That(await Traps.All["id-is-no-key.yaml"](emulator, desk), Is.False);
    }

    [Test]
    public void Every_shipped_scenario_but_quickstart_has_its_trap()
    {
        var shipped = Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Select(Path.GetFileName);
        Assert.That(shipped, Is.EquivalentTo(Traps.All.Keys.Append("quickstart.yaml")));
    }

    [Test]
    public async Task Every_bug_of_the_naive_client_is_marked_with_the_scenario_that_reveals_it()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "ParcelDesk", "Naive"), "*.cs").Select(file => File.ReadAllTextAsync(file));
        var marks = Regex.Matches(string.Concat(await Task.WhenAll(files)), @"// BUG (?<n>\d+): .* \((?<scenario>[a-z0-9-]+)\)\r?\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        Assert.That(marks.Select(mark => $"{mark.Groups["scenario"]}.yaml"), Is.EquivalentTo(Files));
        Assert.That(marks.Select(mark => int.Parse(mark.Groups["n"].Value)), Is.EquivalentTo(Enumerable.Range(1, marks.Count)));
    }

    [TestCaseSource(nameof(Files))]
    public async Task Every_shipped_scenario_says_which_bug_it_reveals(string file)
    {
        var yaml = await Repository.Text($"scenarios/{file}");
        Assert.That(yaml, Does.Contain("Reveals a client"));
    }

    // A key of the scenario stands at the beginning of its line, and all until the next one is its value.
    private static string Unbent(string yaml, bool timed)
    {
        var key = "";
        var kept = new StringBuilder();
        foreach (var line in yaml.Split('\n'))
        {
            key = line.Length > 0 && char.IsAsciiLetterLower(line[0]) ? line.Split(':')[0] : key;
            if (!Bends.Contains(key) && !(timed && key == "clock"))
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }
}
