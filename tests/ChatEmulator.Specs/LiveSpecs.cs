using System.Net;
using System.Net.Http.Json;

namespace ChatEmulator.Specs;

/// <summary>What a test plays may change in its course.</summary>
public sealed class LiveSpecs
{
    [Test]
    public async Task Another_scenario_is_played_from_the_next_call_on()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });

        emulator.Play("""
            scenario: down
            rules: [{ name: out, calls: "*", answer: { error: service_unavailable } }]
            """);

        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        emulator.Calls.To("algoreg.create_message").With("rule", "out").Exactly(1);
    }

    [Test]
    public async Task What_waits_for_a_reset_is_told()
    {
        await using var emulator = await Emulator.StartAsync();
        var waits = emulator.World("mine").Play("scenario: frozen\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n");
        Assert.That(waits, Is.EqualTo(new[] { "clock" }));
        emulator.World("mine").Reset();
        await emulator.World("mine").Clock.AdvanceAsync(TimeSpan.FromDays(1));
    }

    [Test]
    public async Task An_unsound_scenario_throws_and_the_old_one_goes_on()
    {
        await using var emulator = await Emulator.StartAsync("scenario: calm\nrules: [{ name: out, calls: \"*\", answer: { error: bad_gateway } }]\n");
        Assert.That(() => emulator.Play("scenario: calm\nruls: []\n"), Throws.TypeOf<ScenarioException>().With.Message.Contains("Did you mean `rules`?"));
        using var client = Clients.Algoreg(emulator);
        Assert.That((await client.GetAsync("api/v1/thread/t-1")).StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
    }

    [Test]
    public async Task Data_is_put_in_whole_or_not_at_all()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        emulator.AddData("algoreg: { customers: [{ external_id: c-1 }], threads: [{ id: t-1, customer: c-1 }] }");
        Assert.That((await client.GetAsync("api/v1/thread/t-1")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(() => emulator.AddData("algoreg: { threads: [{ id: t-2 }, { id: t-1 }] }"), Throws.ArgumentException.With.Message.Contains("There is already one of `threads` with `id: t-1`."));
        Assert.That(() => emulator.AddData("algoreg: { threds: [] }"), Throws.TypeOf<ScenarioException>());
        Assert.That((await client.GetAsync("api/v1/thread/t-2")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
