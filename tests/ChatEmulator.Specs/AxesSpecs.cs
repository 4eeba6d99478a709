using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace ChatEmulator.Specs;

/// <summary>Effect, answer and delivery over real sockets: what the client sees, and what is true.</summary>
public sealed class AxesSpecs
{
    private static readonly object Hello = new { to = "ada@example.com", ext_msg_id = "m-1" };

    [Test]
    public async Task Reply_lost_after_commit_the_client_sees_a_reset_and_the_message_is_stored()
    {
        await using var emulator = await Play("effect: applied, delivery: reset");
        Assert.That(await Reset(emulator), Is.EqualTo(SocketError.ConnectionReset));
        Assert.That(await Truth(emulator), Is.EqualTo((1, 1, "applied", "reset")));
    }

    [Test]
    public async Task Request_lost_the_client_sees_a_reset_and_nothing_is_stored()
    {
        await using var emulator = await Play("effect: none, delivery: reset");
        Assert.That(await Reset(emulator), Is.EqualTo(SocketError.ConnectionReset));
        Assert.That(await Truth(emulator), Is.EqualTo((0, 0, "none", "reset")));
    }

    [Test]
    public async Task False_failure_the_client_sees_503_and_the_message_is_stored()
    {
        await using var emulator = await Play("effect: applied, answer: { error: service_unavailable }");
        Assert.That(await Send(emulator), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await Truth(emulator), Is.EqualTo((1, 1, "applied", "delivered")));
    }

    [Test]
    public async Task Phantom_success_the_client_sees_204_and_nothing_is_stored()
    {
        await using var emulator = await Play("effect: none, answer: { status: 204 }");
        Assert.That(await Send(emulator), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Truth(emulator), Is.EqualTo((0, 0, "none", "delivered")));
    }

    [Test]
    public async Task Duplicate_the_client_sees_one_204_and_two_messages_are_stored()
    {
        await using var emulator = await Play("effect: twice");
        Assert.That(await Send(emulator), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Truth(emulator), Is.EqualTo((2, 2, "twice", "delivered")));
    }

    [Test]
    public async Task Late_the_client_sees_204_and_the_message_is_stored_when_its_instant_comes()
    {
        await using var emulator = await Play("effect: { late: 45s }");
        Assert.That(await Send(emulator), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Truth(emulator), Is.EqualTo((0, 0, "pending", "delivered")));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(45));
        Assert.That(await Truth(emulator), Is.EqualTo((1, 1, "applied", "delivered")));
    }

    [Test]
    public async Task Delays_on_a_frozen_clock_end_in_due_order_when_it_is_advanced()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: delays
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            rules:
              - { name: long, calls: algoreg.create_message, times: 1, delivery: { delay: 30s } }
              - { name: short, calls: algoreg.create_message, times: 1, delivery: { delay: 10s } }
            """);
        var first = Send(emulator);
        await emulator.Calls.To("*").Eventually().AtLeast(1);
        var second = Send(emulator);
        await emulator.Calls.To("*").Eventually().AtLeast(2);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.That((await second, first.IsCompleted), Is.EqualTo((HttpStatusCode.NoContent, false)));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.That(await first, Is.EqualTo(HttpStatusCode.NoContent));
        var ended = (await Ground.Calls(emulator)).Select(call => call.GetProperty("ending").GetProperty("at").GetString());
        Assert.That(ended, Is.EqualTo(new[] { "2026-01-15T09:00:30Z", "2026-01-15T09:00:10Z" }));
    }

    [Test]
    public async Task A_client_that_leaves_is_in_the_journal_as_one_that_left()
    {
        await using var emulator = await Play("effect: applied, delivery: hang");
        using var client = Clients.Algoreg(emulator);
        using var leaves = new CancellationTokenSource();
        var call = client.PostAsJsonAsync("api/v1/message", Hello, leaves.Token);
        await emulator.Calls.To("*").With("delivery", "hang").Eventually().AtLeast(1);
        await leaves.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Ground.Ended(emulator, 1), Is.EqualTo("client_left"));
    }

    [Test]
    public async Task A_delay_of_sixty_days_ends_after_sixty_days()
    {
        await using var emulator = await Play("delivery: { delay: 60d }");
        var call = Send(emulator);
        await emulator.Calls.To("*").Eventually().AtLeast(1);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromDays(59));
        Assert.That(call.IsCompleted, Is.False);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.That(await call, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_call_in_flight_shows_without_an_ending_and_is_cut_off_when_the_emulator_stops()
    {
        var emulator = await Play("effect: none, delivery: hang");
        var call = Send(emulator);
        await emulator.Calls.To("*").With("delivery", "hang").Eventually().AtLeast(1);
        Assert.That((await Ground.Calls(emulator))[0].GetProperty("in_flight").GetBoolean(), Is.True);
        await emulator.DisposeAsync();
        Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Two_emulators_in_one_process_know_nothing_of_each_other()
    {
        await using var one = await Play("effect: applied, answer: { error: service_unavailable }");
        await using var other = await Emulator.StartAsync();
        Assert.That((await Send(one), await Send(other)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent)));
        await one.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        one.Reset();
        Assert.That((await Ground.Applied(one), await Ground.Applied(other)), Is.EqualTo((0, 1)));
        other.Calls.To("algoreg.create_message").Exactly(1);
        one.Calls.To("algoreg.create_message").Never();
    }

    private static Task<Emulator> Play(string bend) => Emulator.StartAsync($$"""
        scenario: axes
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules:
          - { name: bend, calls: algoreg.create_message, times: 1, {{bend}} }
        """);

    private static async Task<HttpStatusCode> Send(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.PostAsJsonAsync("api/v1/message", Hello);
        return answer.StatusCode;
    }

    private static async Task<SocketError> Reset(Emulator emulator)
    {
        try
        {
            await Send(emulator);
            return SocketError.Success;
        }
        catch (HttpRequestException e)
        {
            return (e.GetBaseException() as SocketException)?.SocketErrorCode ?? SocketError.SocketError;
        }
    }

    private static async Task<(int Messages, int Applied, string Effect, string Ending)> Truth(Emulator emulator)
    {
        var ending = await Ground.Ended(emulator, 1);
        var call = (await Ground.Calls(emulator))[0];
        return ((await Ground.Messages(emulator)).Count, await Ground.Applied(emulator), call.GetProperty("effect").GetString()!, ending);
    }
}
