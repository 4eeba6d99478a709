using System.Net.Sockets;

namespace ChatEmulator.Specs;

/// <summary>What befalls a connection, in a test: without a port it is what it is with one.</summary>
public sealed class ConnectionSpecs
{
    [TestCase("reset", "ConnectionReset")]
    [TestCase("close", "ResponseEnded")]
    [TestCase("refuse", "ConnectionRefused")]
    public async Task A_client_in_this_process_sees_what_one_on_a_port_sees(string fault, string seen)
    {
        await using var emulator = await Emulator.StartAsync($"scenario: doors\nconnections: [{{ name: gone, fault: {fault} }}]");
        using var client = emulator.CreateClient();
        var thrown = (await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/nothing", new StringContent("1"))))!;
        Assert.That(thrown.HttpRequestError == HttpRequestError.ResponseEnded ? "ResponseEnded" : $"{(thrown.GetBaseException() as SocketException)?.SocketErrorCode}", Is.EqualTo(seen));
    }

    [Test]
    public async Task A_connection_that_is_reset_is_no_call_and_is_counted()
    {
        await using var emulator = await Emulator.StartAsync("scenario: doors\nconnections: [{ name: first, times: 1, fault: reset }]");
        using var client = emulator.CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/nothing"));
        using var second = await client.GetAsync("/nothing");
        Assert.That((emulator.Connections.Single().Fired, emulator.Calls.Latest), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public async Task The_clock_of_a_test_closes_and_opens_the_door()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: deploy
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            connections: [{ name: restart, during: { from: 10s, for: 30s }, fault: refuse }]
            """);
        for (var round = 0; round < 2; round++)
        {
            using var client = emulator.CreateClient();
            await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/nothing"));
            await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));
            using var answer = await client.GetAsync("/nothing");
            emulator.Reset();
        }
    }
}
