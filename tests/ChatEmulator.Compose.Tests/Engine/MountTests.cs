namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>How scenarios reach a container, good ones, broken ones and slow ones.</summary>
[Category("Compose")]
public sealed class MountTests
{
    [Test]
    public async Task Mounted_scenarios_win_over_those_of_the_image()
    {
        using var folder = new Folder(("quickstart.yaml", "scenario: mine\n"));
        await using var container = await (await Container.Start(folder.Mounted)).Healthy();
        Assert.That((string?)(await container.Get("health"))["scenario"], Is.EqualTo("mine"));
        Assert.That((await Shell.DockerSays("exec", container.Id, "ls", "/scenarios")).Split('\n'), Is.EqualTo(new[] { "quickstart.yaml" }));
    }

    [Test]
    public async Task One_broken_file_ends_it_with_code_2_and_every_problem_in_its_log()
    {
        using var folder = new Folder(("quickstart.yaml", "scenario: mine\n"), ("a.yaml", "scenario: a\nruls: []\n"), ("b.yaml", "scenario: b\nseed: x\n"));
        await using var container = await Container.Start(folder.Mounted);
        Assert.That(await container.ExitCode(), Is.EqualTo(2));
        Assert.That(await container.Logs(), Does.Contain("/scenarios/a.yaml:2:1").And.Contain("/scenarios/b.yaml:2:").And.Not.Contain("listening on"));
    }

    [Test]
    public async Task A_misspelt_scenario_ends_it_with_code_2_and_the_nearest()
    {
        await using var container = await Container.Start("-e", "CHAT_EMULATOR_SCENARIO=reply-lots");
        Assert.That(await container.ExitCode(), Is.EqualTo(2));
        Assert.That(await container.Logs(), Does.Contain("Did you mean 'reply-lost'?"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_folder_that_nobody_may_read_ends_it_with_code_2()
    {
        using var folder = new Folder(("quickstart.yaml", "scenario: mine\n"));
        await Shell.Run("chmod", ["0700", folder.FullName]);
        await using var container = await Container.Start(folder.Mounted);
        Assert.That(await container.ExitCode(), Is.EqualTo(2));
        Assert.That(await container.Logs(), Does.Contain("/scenarios"));
    }

    // A pipe is the slowest file there is: named by itself, and not found in a folder, it is read when somebody writes.
    [Test]
    [Platform("Linux")]
    public async Task While_a_scenario_is_slow_to_come_it_is_not_unhealthy_and_then_it_is_healthy()
    {
        using var folder = new Folder();
        await Pipe(folder);
        await using var container = await Waiting(folder);
        while (await container.Inspect("{{len .State.Health.Log}}") is not ("3" or "4" or "5"))
        {
            Assert.That(await container.Inspect("{{.State.Running}}"), Is.EqualTo("true"), await container.Logs());
        }

        Assert.That(await container.Inspect("{{.State.Health.Status}} {{(index .State.Health.Log 2).ExitCode}}"), Is.EqualTo("starting 1"));
        await Write(folder, "scenario: slow\n");
        await container.Healthy();
    }

    [Test]
    [Platform("Linux")]
    public async Task A_stop_ends_it_with_code_0_while_it_still_waits_for_a_scenario()
    {
        using var folder = new Folder();
        await Pipe(folder);
        await using var container = await Waiting(folder);
        await using var writer = await Open(folder);
        Assert.That(await container.Stop(), Is.Zero);
    }

    // Beside the scenarios of the image: in their folder a pipe is not waited for.
    private static Task<Container> Waiting(Folder folder) => Container.Start(
        ["-e", "CHAT_EMULATOR_SCENARIO=/slow/slow.yaml", .. folder.Mounted.Select(part => part.Replace("/scenarios", "/slow", StringComparison.Ordinal))]);

    private static async Task Pipe(Folder folder)
    {
        var made = await Shell.Run("mkfifo", ["-m", "644", folder.Path("slow.yaml")]);
        Assert.That(made.Code, Is.Zero, made.Text);
    }

    // Opened once somebody reads.
    private static Task<FileStream> Open(Folder folder) =>
        Task.Run(() => File.Open(folder.Path("slow.yaml"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite));

    private static async Task Write(Folder folder, string yaml)
    {
        await using var pipe = await Open(folder);
        await pipe.WriteAsync(System.Text.Encoding.UTF8.GetBytes(yaml));
    }
}
