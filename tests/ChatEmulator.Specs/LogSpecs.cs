using System.Net.Http.Json;

namespace ChatEmulator.Specs;

public sealed class LogSpecs
{
    private const string Frozen = "scenario: x\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";
    private const string Lost = Frozen + "rules: [{ name: reply lost, calls: algoreg.create_message, effect: applied, delivery: reset }]\n";

    private static readonly string[] Told =
    [
        "09:00:00.000     #1  algoreg.create_message         204 applied   reset        rule \"reply lost\"",
        "09:00:00.000     #2  GET /nothing                   404 none                   why: There is no endpoint GET /nothing.",
    ];

    [Test]
    public async Task A_test_may_have_the_log_in_its_own_output()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Log = TestContext.Out.WriteLine });
        using var client = Clients.Algoreg(emulator);
        await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
    }

    [Test]
    public async Task A_calls_line_is_there_when_its_answer_is()
    {
        var lines = new List<string>();
        await using var emulator = await Emulator.StartAsync(Lost, new EmulatorOptions { Log = lines.Add });
        using var client = Clients.Algoreg(emulator);
        Assert.That(async () => await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" }), Throws.InstanceOf<HttpRequestException>());
        Assert.That(lines, Is.EqualTo(Told[..1]));
        using var answer = await client.GetAsync("nothing?token=hunter2");
        Assert.That(lines, Is.EqualTo(Told));
    }

    [Test]
    public async Task Of_many_calls_at_once_each_has_its_line_and_they_come_one_at_a_time()
    {
        var lines = new List<string>();
        await using (var emulator = await Emulator.StartAsync(Frozen, new EmulatorOptions { Log = lines.Add }))
        {
            using var client = Clients.Algoreg(emulator);
            await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => (await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" })).Dispose()));
        }

        Assert.That(lines.Select(line => int.Parse(line.Split('#')[1].Split(' ')[0])).Order(), Is.EqualTo(Enumerable.Range(1, 200)));
    }

    [Test]
    public async Task A_log_that_throws_breaks_no_call()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Log = _ => throw new InvalidOperationException("The test is over.") });
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That((int)answer.StatusCode, Is.EqualTo(204));
    }
}
