using System.Text;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class LoaderTests
{
    private const string Sound = "scenario: sound\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("scenarios-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_a_file_does_not_say_has_its_default()
    {
        var scenario = Fake.Load(Sound);
        Assert.That(scenario.Name, Is.EqualTo("sound"));
        Assert.That(scenario.About ?? scenario.File, Is.Null);
        Assert.That(scenario.Seed, Is.Zero);
        Assert.That(scenario.Clock.At, Is.Null);
        Assert.That(scenario.Profiles["post"].Number("created"), Is.EqualTo(200));
        Assert.That(scenario.Profiles["bank"].Options, Is.Empty);
        Assert.That(scenario.Accounts["post"].Single().Text("user"), Is.EqualTo("demo"));
        Assert.That(scenario.Data["post"]["letters"], Is.Empty);
        Assert.That(scenario.Rules, Is.Empty);
    }

    [Test]
    public void The_text_that_says_it_is_kept_with_it()
    {
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "\ufeff" + Sound);
        var loaded = Fake.Loader.LoadPaths([_folder]).Scenarios.Single();
        Assert.That((loaded.Text, Fake.Load(Sound + "# ü\n").Text), Is.EqualTo((Sound, Sound + "# ü\n")));
    }

    [Test]
    public void What_a_file_says_holds()
    {
        var scenario = Fake.Load("""
            scenario: said
            about: Everything.
            seed: 42
            clock: { start: 2026-01-15T10:00:00+01:00, frozen: true }
            profile: { post: { created: 201, lifetime: 2h, strict: true } }
            accounts: { post: [{ user: ada, secret: 0123, scopes: [a, b] }] }
            data: { post: { letters: [{ id: l-1, pages: 2 }] } }
            """);
        Assert.That((scenario.About, scenario.Seed), Is.EqualTo(("Everything.", 42L)));
        Assert.That(scenario.Clock.At, Is.EqualTo(new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero)));
        Assert.That(scenario.Clock.Frozen, Is.True);
        Assert.That(scenario.Profiles["post"].Number("created"), Is.EqualTo(201));
        Assert.That(scenario.Profiles["post"].Duration("lifetime"), Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(scenario.Profiles["post"].Text("unknown_fields"), Is.EqualTo("ignore"));
        Assert.That(scenario.Accounts["post"].Single().Text("secret"), Is.EqualTo("0123"));
        Assert.That(string.Join(' ', scenario.Accounts["post"].Single().TextList("scopes")), Is.EqualTo("a b"));
        Assert.That(scenario.Data["post"]["letters"].Single().Number("pages"), Is.EqualTo(2));
    }

    [TestCase("2026-01-15T09:00:00Z", 0)]
    [TestCase("2026-01-15T09:00Z", 0)]
    [TestCase("2026-01-15T09:00:00.250Z", 250)]
    [TestCase("2026-01-15T04:00:00-05:00", 0)]
    public void A_clock_begins_at_its_instant(string clock, int milliseconds) => Assert.That(
        Fake.Load($"scenario: c\nclock: {clock}").Clock.At,
        Is.EqualTo(new DateTimeOffset(2026, 1, 15, 9, 0, 0, milliseconds, TimeSpan.Zero)));

    [TestCase("2026-01-15T11:00:00+02:00")]
    [TestCase("{ start: 2026-01-15T04:00:00-05:00, frozen: true }")]
    public void A_clock_tells_UTC_in_whichever_zone_its_start_was_written(string clock)
    {
        var start = Fake.Load($"scenario: c\nclock: {clock}").Clock.At!.Value;
        Assert.That((start.DateTime, start.Offset), Is.EqualTo((new DateTime(2026, 1, 15, 9, 0, 0), TimeSpan.Zero)));
    }

    [Test]
    public void A_folder_is_read_by_name_and_a_file_in_it_only_once()
    {
        var folder = Folder("order", ("b.yaml", "scenario: b"), ("a.yml", "scenario: a"), ("B.yaml", "scenario: upper"), ("c.txt", "no"));
        var loaded = Fake.Loader.LoadPaths([folder, Path.Combine(folder, "a.yml")]);
        Assert.That(loaded.Problems, Is.Empty);
        Assert.That(string.Join(' ', loaded.Scenarios.Select(scenario => scenario.Name)), Is.EqualTo("upper a b"));
        Assert.That(loaded.Scenarios[0].File, Is.EqualTo(Path.Combine(folder, "B.yaml")));
    }

    [Test]
    public void Two_files_with_one_scenario_name_are_a_problem_that_names_the_first()
    {
        var folder = Folder("names", ("a.yaml", Sound), ("b.yaml", "# here\n" + Sound));
        var loaded = Fake.Loader.LoadPaths([folder]);
        Assert.That(loaded.Problems.Single().Text, Does.Contain(Path.Combine(folder, "a.yaml") + ":1"));
        Assert.That(loaded.Problems.Single().Line, Is.EqualTo(2));
        Assert.That(loaded.Scenarios, Has.Count.EqualTo(1));
    }

    [Test]
    public void Every_problem_of_every_file_comes_in_one_go_and_sound_files_are_still_loaded()
    {
        var folder = Folder("all", ("a.yaml", "scenario: a\nx: 1\ny: 2\n"), ("b.yaml", "scenario: b\n"), ("c.yaml", "z: 1\n"));
        var loaded = Fake.Loader.LoadPaths([folder, Path.Combine(folder, "gone.yaml")]);
        Assert.That(
            string.Join(' ', loaded.Problems.Select(problem => $"{Path.GetFileName(problem.File)}:{problem.Line}")),
            Is.EqualTo("a.yaml:2 a.yaml:3 c.yaml:1 c.yaml:1 gone.yaml:0"));
        Assert.That(loaded.Scenarios.Single().Name, Is.EqualTo("b"));
    }

    [Test]
    public void What_cannot_be_read_is_a_problem_of_its_file()
    {
        var folder = Folder("unreadable");
        File.WriteAllBytes(Path.Combine(folder, "binary.yaml"), [1, 0, 2]);
        File.WriteAllBytes(Path.Combine(folder, "latin.yaml"), [.. "scenario: caf"u8, 0xE9]);
        File.WriteAllBytes(Path.Combine(folder, "large.yaml"), new byte[1_000_001]);
        File.WriteAllBytes(Path.Combine(folder, "mark.yaml"), [0xEF, 0xBB, 0xBF, .. "scenario: mark"u8]);
        File.WriteAllBytes(Path.Combine(folder, "wide.yaml"), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sound)]);
        var loaded = Fake.Loader.LoadPaths([folder, Folder("nothing")]);
        Assert.That(loaded.Problems.Select(problem => problem.Line), Is.All.Zero);
        Assert.That(loaded.Scenarios.Single().Name, Is.EqualTo("mark"));
        var told = Problems.Render(loaded.Problems, ProblemFormat.Text).Split('\n');
        Assert.That(told[0], Does.Contain("binary.yaml: error: The file holds zero bytes"));
        Assert.That(told[1], Does.Contain("larger than 1 MB"));
        Assert.That(told[2], Does.Contain("not UTF-8"));
        Assert.That(told[3], Does.Contain("not UTF-8"));
        Assert.That(told[4], Does.Contain("no *.yaml or *.yml"));
    }

    [Test]
    public void A_link_in_a_folder_does_not_reach_outside_of_it()
    {
        var outside = Path.Combine(Folder("outside", ("secret.yaml", Sound)), "secret.yaml");
        var folder = Folder("links", ("real.yaml", "scenario: real"));
        File.CreateSymbolicLink(Path.Combine(folder, "out.yaml"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "gone.yaml"), Path.Combine(folder, "nowhere.yaml"));
        var loaded = Fake.Loader.LoadPaths([folder]);
        Assert.That(loaded.Scenarios.Single().Name, Is.EqualTo("real"));
        Assert.That(loaded.Problems, Has.Count.EqualTo(2));
        Assert.That(loaded.Problems[1].Text, Does.Contain("outside of its folder"));
    }

    [Test]
    public void Links_that_lead_in_a_circle_are_problems_and_the_other_files_are_still_read()
    {
        var folder = Folder("circle", ("real.yaml", "scenario: real"));
        File.CreateSymbolicLink(Path.Combine(folder, "a.yaml"), Path.Combine(folder, "z.yaml"));
        File.CreateSymbolicLink(Path.Combine(folder, "z.yaml"), Path.Combine(folder, "a.yaml"));
        var loaded = Fake.Loader.LoadPaths([folder]);
        Assert.That(loaded.Scenarios.Single().Name, Is.EqualTo("real"));
        Assert.That(loaded.Problems.Select(problem => Path.GetFileName(problem.File)), Is.EqualTo(new[] { "a.yaml", "z.yaml" }));
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.All.Contains("leads to no file").And.All.Contains("Remove it"));
    }

    [Test]
    public void Warnings_do_not_keep_a_scenario_from_being_played()
    {
        var loaded = Fake.Loader.LoadText(Fake.Yaml("calls: post.send_letter, when: { body.too: a }, delivery: { delay: 1s }"));
        Assert.That(loaded.Problems.Single().Severity, Is.EqualTo(Severity.Warning));
        Assert.That((loaded.HasErrors, loaded.Scenarios.Count), Is.EqualTo((false, 1)));
    }

    private string Folder(string name, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }

        return folder;
    }

    [Test]
    public void A_file_of_100_MB_is_refused_unread()
    {
        using (var file = File.Create(Path.Combine(_folder, "big.yaml")))
        {
            file.SetLength(100_000_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var loaded = Fake.Loader.LoadPaths([_folder]);
        Assert.That(loaded.Problems.Single().Text, Does.Contain("larger than 1 MB"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(5_000_000));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_never_ends_is_refused() =>
        Assert.That(Fake.Loader.LoadPaths(["/dev/zero"]).Problems.Single().Text, Does.Contain("larger than 1 MB"));

    [Test]
    [Platform("Linux")]
    public void A_pipe_in_a_folder_is_not_waited_for_and_the_other_files_are_read()
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_folder, "a.yaml")))
        {
            made.WaitForExit();
        }

        File.WriteAllText(Path.Combine(_folder, "b.yaml"), "scenario: read\n");
        var loaded = Fake.Loader.LoadPaths([_folder]);
        Assert.That(loaded.Problems.Single().Text, Does.Contain("or a pipe"));
        Assert.That(loaded.Scenarios.Single().Name, Is.EqualTo("read"));
    }
}
