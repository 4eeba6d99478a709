using System.Text.RegularExpressions;

namespace ChatEmulator.Specs;

/// <summary>
/// Every shipped scenario reveals a bug of the sample application's naive client, which marks it, and lets the careful one pass.
/// </summary>
public sealed class ShippedScenarioSpecs
{
    // What a scenario bends: its rules, whatever it says of accounts and vendors before them, or its clock when it says nothing else.
    private static readonly string[] Bends = ["\naccounts:", "\nprofile:", "\nrules:"];

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
    }

    [TestCaseSource(nameof(Files))]
    public async Task Without_what_it_bends_the_scenario_catches_nobody(string file)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "scenarios", file));
        await using var emulator = await Emulator.StartAsync(yaml[..Bent(yaml)]);
        await using var desk = await Desk.Naive(emulator);
        Assert.That(await Traps.All[file](emulator, desk), Is.False);
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
        var yaml = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "scenarios", file));
        Assert.That(yaml, Does.Contain("Reveals a client"));
    }

    private static int Bent(string yaml)
    {
        var bends = Bends.Select(key => yaml.IndexOf(key, StringComparison.Ordinal)).Where(at => at >= 0).ToList();
        return bends.Count > 0 ? bends.Min() : yaml.IndexOf("\nclock:", StringComparison.Ordinal);
    }
}
