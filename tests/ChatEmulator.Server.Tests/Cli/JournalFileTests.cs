using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>What <c>serve --journal</c> leaves in its file, and what becomes of it when the file cannot be written.</summary>
public sealed class JournalFileTests
{
    private const string Late = """
        scenario: late
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules: [{ name: later, calls: algoreg.create_message, effect: { late: 45s } }]
        """;

    [Test]
    public async Task Each_call_is_a_line_as_Control_tells_it_with_its_epoch_and_those_in_flight_at_the_end_are_there_too()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "calls.ndjson");
        using var shell = new Shell();
        var url = await shell.Serve("--journal", file, "--scenario", folder.Add("hang.yaml", "scenario: hang\nrules: [{ name: silent, calls: algoreg.create_message, effect: none, delivery: hang }]\n"));
        using var person = new Person(url);
        using (await person.Mint())
        {
        }

        var told = (await person.Get("calls"))["calls"]![0]!.AsObject();
        await person.Post("reset");
        var hung = person.Message();
        await person.Came("default", 1);
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());

        var lines = await Lines(file);
        Assert.That(lines.Select(line => ((int)line["n"]!, (int)line["epoch"]!, (string?)line["operation"], (string)line["ending"]!["how"]!)), Is.EqualTo(new[]
        {
            (1, 1, "signalwire.create_token", "delivered"),
            (1, 2, "algoreg.create_message", "abandoned"),
        }));
        lines[0].AsObject().Remove("epoch");
        Assert.That(lines[0].ToJsonString(), Is.EqualTo(told.ToJsonString()));
    }

    [Test]
    public async Task A_late_effect_is_a_line_of_its_own_once_it_has_been_made()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "calls.ndjson");
        using var shell = new Shell();
        using (var person = new Person(await shell.Serve("--journal", file, "--scenario", folder.Add("late.yaml", Late))))
        {
            using var answer = await person.Message();
            await person.Post("clock/advance", """{"by":"1m"}""");
        }

        Assert.That(await shell.Stop(), Is.Zero);
        var lines = await Lines(file);
        Assert.That((string)lines[0]["effect"]!, Is.EqualTo("pending").Or.EqualTo("applied"), "as it is when the line is made");
        Assert.That(lines[1].ToJsonString(), Is.EqualTo("""{"n":1,"world":"default","epoch":1,"effect":"applied","at":"2026-01-15T09:00:45Z"}"""));
    }

    [Test]
    public async Task Behind_a_torn_line_a_new_one_is_begun_and_that_is_told()
    {
        using var folder = new Folder();
        var file = folder.Add("calls.ndjson", "{\"n\":1}\n{\"n\":2,\"wor");
        Assert.That(await Play(file), Does.Contain("the last line of").And.Contain("was torn"));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.That((lines.Length, lines[1]), Is.EqualTo((4, "{\"n\":2,\"wor")));
        Assert.That((int)JsonNode.Parse(lines[3])!["n"]!, Is.EqualTo(1));
        Assert.That(await Play(file), Does.Not.Contain("torn"));
    }

    [Test]
    public async Task Runs_that_share_a_file_begin_with_a_line_of_their_own()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "calls.ndjson");
        await Play(file);
        await Play(file);
        var lines = await All(file);
        Assert.That(lines.Select(line => line["started"] is not null), Is.EqualTo(new[] { true, false, true, false }));
        Assert.That((string)lines[0]["version"]!, Is.Not.Empty);
    }

    [Test]
    [Platform("Linux")]
    public async Task Another_file_of_the_same_length_in_its_place_is_written_from_the_next_call_on()
    {
        using var folder = new Folder();
        var (file, other) = (Path.Combine(folder.Path, "calls.ndjson"), Path.Combine(folder.Path, "other.ndjson"));
        using var shell = new Shell();
        using (var person = new Person(await shell.Serve("--journal", file)))
        {
            using var first = await person.Mint();
            await Written(person, 1);
            File.Copy(file, other);
            File.Move(other, file, overwrite: true);
            using var second = await person.Mint();
            await Written(person, 2);
        }

        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That((await Lines(file)).Select(line => (int)line["n"]!), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_pipe_is_written_into_as_it_is()
    {
        using var folder = new Folder();
        var pipe = Path.Combine(folder.Path, "pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync();
        }

        using var shell = new Shell();
        using var person = new Person(await shell.Serve("--journal", pipe));
        using var reader = new StreamReader(new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        using var answer = await person.Mint();
        Assert.That(JsonNode.Parse((await reader.ReadLineAsync())!)!["started"], Is.Not.Null);
        Assert.That((int)JsonNode.Parse((await reader.ReadLineAsync())!)!["n"]!, Is.EqualTo(1));
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(shell.Out, Does.Not.Contain("not written"));
    }

    [Test]
    public async Task Secrets_are_masked_unless_they_are_asked_for_and_then_the_file_is_its_owners_alone()
    {
        using var folder = new Folder();
        var (masked, raw) = (Path.Combine(folder.Path, "masked.ndjson"), Path.Combine(folder.Path, "raw.ndjson"));
        await Play(masked);
        await Play(raw, "--journal-secrets");
        Assert.That((await Lines(masked))[0]["request"]!["headers"]!["Authorization"]!.ToString(), Does.StartWith("Basic demo:***"));
        Assert.That((await Lines(raw))[0]["request"]!["headers"]!["Authorization"]!.ToString(), Is.EqualTo(Tests.Play.Basic()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(raw), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task A_file_that_cannot_be_opened_ends_it_before_it_listens()
    {
        using var folder = new Folder();
        await Refused(folder.Path, $"--journal: '{folder.Path}' cannot be written: it is a folder; name a file.");
        var nowhere = Path.Combine(folder.Path, "no", "calls.ndjson");
        await Refused(nowhere, $"--journal: '{nowhere}' cannot be written: its folder does not exist.");
        await Refused("", "--journal: '' cannot be written: a file has to be named.");
        using var shell = new Shell();
        Assert.That(await shell.Run("--journal-secrets"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("add --journal"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_full_disk_is_told_once_and_serving_goes_on()
    {
        using var shell = new Shell();
        using (var person = new Person(await shell.Serve("--journal", "/dev/full")))
        {
            using var first = await person.Mint();
            await shell.Said("calls are not written into the journal file");
            using var second = await person.Mint();
            Assert.That((int)second.StatusCode, Is.EqualTo(200));
        }

        Assert.That(await shell.Stop(), Is.Zero);
        await shell.Said("2 lines of the journal file are missing");
        Assert.That(shell.Out.Split("calls are not written into the journal file"), Has.Length.EqualTo(2), shell.Out);
    }

    [Test]
    public async Task A_file_that_is_taken_away_is_made_anew_and_what_was_lost_meanwhile_is_told_in_it()
    {
        using var folder = new Folder();
        var place = Path.Combine(folder.Path, "place");
        var file = Path.Combine(Directory.CreateDirectory(place).FullName, "calls.ndjson");
        using var shell = new Shell();
        using (var person = new Person(await shell.Serve("--journal", file)))
        {
            using var first = await person.Mint();
            await Written(person, 1);
            Directory.Move(place, place + ".away");
            using var second = await person.Mint();
            await shell.Said("calls are not written into the journal file");
            Directory.CreateDirectory(place);
            using var third = await person.Mint();
            await shell.Said("the file is written again");
            await Written(person, 2);
        }

        Assert.That(await shell.Stop(), Is.Zero);
        var lines = await Lines(file);
        Assert.That((lines.Count, (int)lines[0]["lost"]!, (int)lines[1]["n"]!), Is.EqualTo((2, 1, 3)));
    }

    // The line is handed to the system a moment after its call has ended.
    private static async Task Written(Person person, int lines)
    {
        while (true)
        {
            using var answer = await person.Send(HttpMethod.Get, "/_emulator/metrics");
            if ((await answer.Content.ReadAsStringAsync()).Contains($"chat_emulator_export_written_total{{export=\"journal\"}} {lines}\n", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private static async Task<string> Play(string file, params string[] more)
    {
        using var shell = new Shell();
        using (var person = new Person(await shell.Serve(["--journal", file, .. more])))
        {
            using var answer = await person.Mint();
        }

        Assert.That(await shell.Stop(), Is.Zero, shell.Error);
        return shell.Out;
    }

    private static async Task Refused(string file, string why)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("--journal", file, "--port", "0"), Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Is.EqualTo(why));
    }

    // Without those that begin a run.
    private static async Task<List<JsonNode>> Lines(string file) => [.. (await All(file)).Where(line => line["started"] is null)];

    private static async Task<List<JsonNode>> All(string file) => [.. (await File.ReadAllLinesAsync(file)).Select(line => JsonNode.Parse(line)!)];
}
