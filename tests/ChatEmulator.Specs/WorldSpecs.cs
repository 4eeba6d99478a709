using System.Net;
using System.Net.Http.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace ChatEmulator.Specs;

/// <summary>One emulator, many tests: each in a world of its own.</summary>
public sealed class WorldSpecs
{
    private const string Frozen = "scenario: frozen\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [Test]
    public async Task A_world_has_its_own_client_clock_and_calls()
    {
        await using var emulator = await Emulator.StartAsync(Frozen);

        var mine = emulator.World("checkout-7", "scenarios/bearer-expires.yaml");  // or without a file: what the emulator plays
        using var client = Clients.Algoreg(mine);  // mine.CreateClient() with credentials; or services.RouteVendorsTo(mine)
        await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        await mine.Clock.AdvanceAsync(TimeSpan.FromDays(30));

        mine.Calls.To("algoreg.create_message").Exactly(1);
        emulator.Calls.To("*").Never();
        emulator.World("checkout-8").Calls.To("*").Never();
        Assert.That(mine.Clock.GetUtcNow() - emulator.Clock.GetUtcNow(), Is.EqualTo(TimeSpan.FromDays(30)));
    }

    [Test]
    public async Task A_world_may_play_a_scenario_of_its_own()
    {
        await using var emulator = await Emulator.StartAsync();
        var down = emulator.World("down", """
            scenario: down
            rules: [{ name: out, calls: "*", answer: { error: service_unavailable } }]
            """);
        using var client = down.CreateClient();
        using var usual = emulator.CreateClient();
        using var refused = await client.PostAsJsonAsync("api/chat/tokens", new { });
        using var answered = await usual.PostAsJsonAsync("api/chat/tokens", new { });
        Assert.That((refused.StatusCode, answered.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task What_would_have_happened_is_tried_in_a_fork()
    {
        await using var emulator = await Emulator.StartAsync(Frozen);
        var mine = emulator.World("mine");
        await Send(mine, "m-1");
        await Send(mine, "m-2");

        var other = mine.Fork("what-if", at: 1);
        await Send(other, "m-3");

        mine.Calls.To("algoreg.create_message").With("body.ext_msg_id", "m-3").Never();
        other.Calls.To("algoreg.create_message").With("body.ext_msg_id", "m-2").Never();
        Assert.That(other.Hash(at: 1), Is.EqualTo(mine.Hash(at: 1)));
    }

    [Test]
    public async Task A_snapshot_is_the_same_world_in_another_process()
    {
        string snapshot;
        await using (var emulator = await Emulator.StartAsync(Frozen))
        {
            var filled = emulator.World("filled");
            await Send(filled, "m-1");
            snapshot = filled.Snapshot();
        }

        await using var elsewhere = await Emulator.StartAsync();
        var restored = elsewhere.Restore("mine", snapshot);
        await Send(restored, "m-1");
        restored.Calls.To("algoreg.create_message").With("body.ext_msg_id", "m-1").Exactly(2);
        Assert.That(() => elsewhere.Restore("mine", "{}"), Throws.TypeOf<PastException>());
    }

    [Test]
    public async Task A_whole_application_is_led_into_a_world()
    {
        await using var emulator = await Emulator.StartAsync();
        var mine = emulator.World("mine");
        await using var services = new ServiceCollection().AddHttpClient().RouteVendorsTo(mine).BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var answer = await client.GetAsync("https://api.algoreg.com/api/v1/nothing");
        Assert.That(answer.Headers.GetValues("Emulator-World").Single(), Is.EqualTo("mine"));
        mine.Calls.To("*").Exactly(1);
    }

    [Test]
    public async Task A_world_that_has_ended_answers_nothing_rather_than_that_nothing_happened()
    {
        await using var emulator = await Emulator.StartAsync();
        var first = emulator.World("mine", "scenario: first");
        var second = emulator.World("mine", "scenario: second");
        Assert.That(() => first.Calls.To("*").Never(), Throws.InvalidOperationException.With.Message.Contains("has ended"));
        Assert.That(first.Reset, Throws.InvalidOperationException);
        second.Calls.To("*").Never();
        Assert.That(emulator.World("mine").Name, Is.EqualTo("mine"));
    }

    [TestCase("two words")]
    [TestCase("")]
    [TestCase("a+b")]
    public async Task A_name_that_no_world_can_have_is_told_at_once(string name)
    {
        await using var emulator = await Emulator.StartAsync();
        Assert.That(() => emulator.World(name), Throws.ArgumentException.With.Message.Contains(WorldName.Rule));
        Assert.That(() => emulator.World("mine").Fork(name), Throws.ArgumentException);
        Assert.That(() => emulator.World("mine").Fork("mine"), Throws.ArgumentException);
        Assert.That(() => emulator.World("default", "scenario: other"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task There_are_no_more_worlds_than_the_options_let()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Worlds = new WorldLimits(2) });
        _ = emulator.World("one");
        Assert.That(() => emulator.World("two"), Throws.TypeOf<NoRoomException>());
    }

    private static async Task Send(EmulatorWorld world, string id)
    {
        using var client = Clients.Algoreg(world);
        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com", ext_msg_id = id });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }
}
