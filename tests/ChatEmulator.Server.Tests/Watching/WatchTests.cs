using System.Text.Json.Nodes;
using ChatEmulator.Server.Tests.Cli;

namespace ChatEmulator.Server.Tests.Watching;

/// <summary>Somebody edits scenarios while <c>serve</c> runs.</summary>
public sealed class WatchTests
{
    private const string Calm = "scenario: calm\n";
    private const string Down = "scenario: calm\nrules: [{ name: down, calls: \"*\", answer: { error: service_unavailable } }]\n";

    [TestCase("native")]
    [TestCase("poll")]
    public async Task A_scenario_that_is_saved_is_played_and_the_log_says_so(string mode)
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var file = folder.Add("calm.yaml", Calm);
        using var person = new Person(await shell.Serve("--scenarios", folder.Path, "--watch", mode));
        await File.WriteAllTextAsync(file, Down);
        await shell.Said($"scenario calm ({file}) was changed: the world 'default' plays its rules from now on\n");
        using var call = await person.Mint();
        Assert.That((int)call.StatusCode, Is.EqualTo(503));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task An_editor_that_saves_by_renaming_and_a_seed_that_waits()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var file = folder.Add("calm.yaml", Calm);
        using var person = new Person(await shell.Serve("--scenario", file));
        File.Move(folder.Add("calm.yaml~", Down + "seed: 8\n"), file, overwrite: true);
        await shell.Said("'default' plays its rules from now on, and seed after a reset\n");
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task An_unsound_save_is_told_with_its_place_and_the_old_one_goes_on_until_it_is_put_right()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var file = folder.Add("calm.yaml", Down);
        using var person = new Person(await shell.Serve("--scenarios", folder.Path));
        await File.WriteAllTextAsync(file, "scenario: calm\nruls: []\n");
        await shell.Said("the scenarios go on as they were loaded\n");
        Assert.That(shell.Out, Does.Contain($"{file}:2:1").And.Contain("Did you mean `rules`?"));
        using var call = await person.Mint();
        Assert.That((int)call.StatusCode, Is.EqualTo(503));
        using var told = await person.Send(HttpMethod.Get, "/_emulator/scenario", null, null, ("Accept", "application/json"));
        Assert.That(JsonNode.Parse(await told.Content.ReadAsStringAsync())!["problems"]!.AsArray(), Has.Count.EqualTo(1));
        await File.WriteAllTextAsync(file, Down);
        await shell.Said("the scenario files are as they were loaded again\n");
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_new_file_is_a_scenario_for_worlds_and_one_that_vanishes_is_none_any_more()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        folder.Add("calm.yaml", Calm);
        using var person = new Person(await shell.Serve("--scenarios", folder.Path, "--log", "json"));
        var file = folder.Add("night.yml", Down.Replace("calm", "night", StringComparison.Ordinal));
        await shell.Said("scenario night (");
        await person.Put("worlds/mine", """{"scenario":"night"}""");
        File.Delete(file);
        await shell.Said(") is gone: worlds that play it go on with it");
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/other", """{"scenario":"night"}""")).Status, Is.EqualTo(422));
        Assert.That((string?)(await person.Get("worlds/mine"))["scenario"], Is.EqualTo("night"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Worlds_that_play_another_scenario_of_the_folder_change_with_it_and_those_with_one_of_their_own_do_not()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        folder.Add("calm.yaml", Calm);
        var file = folder.Add("night.yaml", "scenario: night\n");
        using var person = new Person(await shell.Serve("--scenarios", folder.Path, "--scenario", "calm"));
        await person.Put("worlds/one", """{"scenario":"night"}""");
        await person.Put("worlds/two", """{"scenario":"night"}""");
        await person.Put("worlds/own", "scenario: night\nabout: Mine.\n");
        await File.WriteAllTextAsync(file, Down.Replace("calm", "night", StringComparison.Ordinal));
        await shell.Said($"scenario night ({file}) was changed: 2 worlds play its rules from now on\n");
        var status = new List<int>();
        foreach (var world in new[] { "one", "two", "own", "default" })
        {
            using var call = await person.Send(HttpMethod.Post, $"/worlds/{world}{Play.MintPath}", Play.Mint, Play.Basic());
            status.Add((int)call.StatusCode);
        }

        Assert.That(status, Is.EqualTo(new[] { 503, 503, 200, 200 }));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_folder_that_vanishes_and_comes_back()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "inner")).FullName;
        await File.WriteAllTextAsync(Path.Combine(inner, "calm.yaml"), Calm);
        using var person = new Person(await shell.Serve("--scenarios", inner));
        Directory.Delete(inner, recursive: true);
        await shell.Said("the scenarios go on as they were loaded\n");
        using var call = await person.Mint();
        Directory.CreateDirectory(inner);
        await File.WriteAllTextAsync(Path.Combine(inner, "calm.yaml"), Down);
        await shell.Said("plays its rules from now on\n");
        using var after = await person.Mint();
        Assert.That(((int)call.StatusCode, (int)after.StatusCode), Is.EqualTo((200, 503)));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_file_that_becomes_a_folder_is_told_and_the_old_one_goes_on()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        var file = folder.Add("calm.yaml", Calm);
        using var person = new Person(await shell.Serve("--scenario", file));
        File.Delete(file);
        Directory.CreateDirectory(file);
        await shell.Said("the scenarios go on as they were loaded\n");
        using var call = await person.Mint();
        Assert.That((int)call.StatusCode, Is.EqualTo(200));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task The_target_of_a_link_is_followed()
    {
        using var folder = new Folder();
        using var elsewhere = new Folder();
        using var shell = new Shell();
        var target = elsewhere.Add("real.yaml", Calm);
        var link = Path.Combine(folder.Path, "calm.yaml");
        File.CreateSymbolicLink(link, target);
        using var person = new Person(await shell.Serve("--scenario", link));
        await File.WriteAllTextAsync(target, Down);
        await shell.Said("plays its rules from now on\n");
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task What_is_served_without_watching_stays_as_it_was_loaded()
    {
        using var folder = new Folder();
        using var shell = new Shell().With("WATCH", "off");
        var file = folder.Add("calm.yaml", Calm);
        using var person = new Person(await shell.Serve("--scenario", file));
        await File.WriteAllTextAsync(file, Down);
        using var call = await person.Mint();
        Assert.That((int)call.StatusCode, Is.EqualTo(200));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Another_way_to_watch_is_refused()
    {
        using var shell = new Shell();
        Assert.That((await shell.Run("serve", "--watch", "sometimes"), shell.Error.Trim()), Is.EqualTo((2, "--watch: 'sometimes' is neither native, poll nor off.")));
    }
}
