namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>serve --max-worlds</c>, <c>--world-memory</c>, <c>--world-idle</c>, and the scenarios that worlds may play.</summary>
public sealed class WorldOptionTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("--max-worlds", "2", "30s")]
    [TestCase(null, null, "30s")]
    public async Task There_are_no_more_worlds_than_option_or_variable_say(string? option, string? value, string idle)
    {
        using var shell = new Shell().With("WORLD_IDLE", idle);
        var url = option is null ? await shell.With("MAX_WORLDS", "2").Serve() : await shell.Serve(option, value!);
        using var person = new Person(url);
        await person.Put("worlds/one", "");
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/two", "")).Detail, Does.StartWith("There are 2 worlds").And.Contain("within the last 30s"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_world_that_may_be_idle_for_no_time_at_all_makes_room_at_once()
    {
        using var shell = new Shell();
        using var person = new Person(await shell.Serve("--max-worlds", "2", "--world-idle", "0s"));
        await person.Put("worlds/one", "");
        await person.Put("worlds/two", "");
        var (status, detail) = await person.Refused(HttpMethod.Get, "/_emulator/worlds/one");
        Assert.That((status, detail), Is.EqualTo((410, "There is no world 'one' any more: it was let go: nobody had used it for 0s, and room was needed for another.")));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [TestCase("--max-worlds", "0", "--max-worlds: '0' is not a whole number from 1 on.")]
    [TestCase("--max-worlds", "many", "--max-worlds: 'many' is not a whole number from 1 on.")]
    [TestCase("--world-memory", "64", "--world-memory: '64' is not a size: write a number and B, kB, MB or GB, such as 64MB.")]
    [TestCase("--world-memory", "0MB", "--world-memory: '0MB' is not a size: write a number and B, kB, MB or GB, such as 64MB.")]
    [TestCase("--world-idle", "5", "--world-idle: '5' is not a duration: write a number and ms, s, m, h or d, such as 5m.")]
    [TestCase("--world-idle", "-1s", "--world-idle: '-1s' is not a duration: write a number and ms, s, m, h or d, such as 5m.")]
    public async Task What_is_no_limit_is_told_before_anything_starts(string option, string value, string problem)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", $"{option}={value}"), Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Is.EqualTo(problem));
    }

    [Test]
    public async Task Every_scenario_of_the_folder_may_be_played_by_a_world()
    {
        _folder.Add("one.yaml", "scenario: one\n");
        _folder.Add("two.yaml", "scenario: two\nclock: 2026-01-15T09:00:00Z\n");
        using var shell = new Shell();
        using var person = new Person(await shell.Serve("--scenarios", _folder.Path, "--scenario", "one"));
        Assert.That((string?)(await person.Put("worlds/mine", """{"scenario":"two"}"""))["scenario"], Is.EqualTo("two"));
        Assert.That((string?)(await person.Get("health"))["scenario"], Is.EqualTo("one"));
        Assert.That(await shell.Stop(), Is.Zero);
    }
}
