using System.Diagnostics;

namespace ChatEmulator.Server.Tests.Control;

public sealed class MetricsTests
{
    private const string Odd = """
        rules:
          - { name: "say \"no\" \\ twice", calls: signalwire.create_token, effect: none, answer: { status: 503 }, delivery: { delay: 1ms } }
        """;

    [Test]
    public async Task Calls_are_counted_by_what_was_decided_and_nothing_goes_back_at_a_reset()
    {
        await using var server = await Play.Start(Odd);
        using var person = new Person(server.Url);
        using var minted = await person.Mint();
        using var nobody = await person.Send(HttpMethod.Get, "/nobody/1");
        using var nobodyEither = await person.Send(HttpMethod.Get, "/nobody/2");
        var metrics = await Read(person);
        Assert.That(
            metrics.Samples.Where(sample => sample.Name == "chat_emulator_calls_total").Select(sample => sample.ToString()),
            Is.EquivalentTo(new[]
            {
                """chat_emulator_calls_total{world="default",operation="signalwire.create_token",status="503",effect="none",delivery="delay",rule="say "no" \ twice"} 1""",
                """chat_emulator_calls_total{world="default",operation="unknown",status="404",effect="none",delivery="prompt",rule=""} 2""",
            }));
        Assert.That((metrics.Value("chat_emulator_call_duration_seconds_count"), metrics.Value("chat_emulator_calls_in_flight"), metrics.Value("chat_emulator_journal_calls")), Is.EqualTo((3, 0, 3)));

        await person.Post("reset");
        var after = await Read(person);
        Assert.That((after.Value("chat_emulator_call_duration_seconds_count"), after.Value("chat_emulator_journal_calls")), Is.EqualTo((3, 0)));
    }

    [Test]
    public async Task A_world_that_is_named_tells_of_itself_alone_and_one_that_is_not_there_is_refused()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var one = await person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic(), ("Emulator-World", "one"));
        using var other = await person.Mint();
        var all = await Read(person);
        Assert.That((all.Of("one", "chat_emulator_journal_calls"), all.Of("default", "chat_emulator_journal_calls"), all.Value("chat_emulator_worlds")), Is.EqualTo((1, 1, 2)));
        Assert.That(all.Value("process_resident_memory_bytes"), Is.GreaterThan(1_000_000));

        var alone = await Read(person, "/worlds/one/_emulator/metrics");
        Assert.That(alone.Samples.Where(sample => sample.Labels.Any(label => label.Name == "world")).Select(sample => sample.World).Distinct(), Is.EqualTo(new[] { "one" }));
        Assert.That(alone.Samples.Where(sample => sample.World is null), Is.Empty);
        using var missing = await person.Send(HttpMethod.Get, "/worlds/onee/_emulator/metrics");
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_thousand_worlds_make_no_thousand_series_and_are_all_counted()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        for (var i = 0; i < 150; i++)
        {
            using var answer = await person.Send(HttpMethod.Post, $"/worlds/w{i}{Play.MintPath}", Play.Mint, Play.Basic());
        }

        var metrics = await Read(person);
        Assert.That(metrics.Samples.Where(sample => sample.Name == "chat_emulator_journal_calls").ToList(), Has.Count.EqualTo(101));
        Assert.That(metrics.Samples.Where(sample => sample.Name == "chat_emulator_calls_total").Sum(sample => sample.Value), Is.EqualTo(150));
        Assert.That(metrics.Of("(others)", "chat_emulator_journal_calls"), Is.EqualTo(51));
    }

    [Test]
    [Category("Long")]
    public async Task Prometheus_itself_finds_nothing_wrong_with_it()
    {
        await using var server = await Play.Start(Odd);
        using var person = new Person(server.Url);
        using var minted = await person.Mint();
        using var answer = await person.Send(HttpMethod.Get, "/_emulator/metrics");
        var start = new ProcessStartInfo("promtool", ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no promtool on this machine; .ci/run installs it. The format is held by the other tests all the same.");
        }

        using var process = started!;
        await process.StandardInput.WriteAsync(await answer.Content.ReadAsStringAsync());
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, said), Is.EqualTo((0, "")));
    }

    private static async Task<Exposition> Read(Person person, string path = "/_emulator/metrics")
    {
        using var answer = await person.Send(HttpMethod.Get, path);
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        return Exposition.Read(await answer.Content.ReadAsStringAsync());
    }
}
