namespace ChatEmulator.Specs;

public sealed class ShippedScenarioSpecs
{
    // What a scenario bends: its rules, and whatever it says of accounts and vendors before them.
    private static readonly string[] Bends = ["\naccounts:", "\nprofile:", "\nrules:"];

    private static IEnumerable<string> Files => Traps.All.Keys;

    [TestCaseSource(nameof(Files))]
    public async Task A_naive_client_walks_into_the_trap(string file)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        Assert.That(await Traps.All[file](emulator), Is.True);
    }

    [TestCaseSource(nameof(Files))]
    public async Task Without_what_it_bends_the_scenario_catches_nobody(string file)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "scenarios", file));
        await using var emulator = await Emulator.StartAsync(yaml[..Bends.Select(key => yaml.IndexOf(key, StringComparison.Ordinal)).Where(at => at >= 0).Min()]);
        Assert.That(await Traps.All[file](emulator), Is.False);
    }

    [Test]
    public void Every_shipped_scenario_but_quickstart_has_its_naive_client()
    {
        var shipped = Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Select(Path.GetFileName);
        Assert.That(shipped, Is.EquivalentTo(Traps.All.Keys.Append("quickstart.yaml")));
    }

    [TestCaseSource(nameof(Files))]
    public async Task Every_shipped_scenario_says_which_bug_it_reveals(string file)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "scenarios", file));
        Assert.That(yaml, Does.Contain("Reveals a client"));
    }
}
