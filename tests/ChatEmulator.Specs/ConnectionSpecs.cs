namespace ChatEmulator.Specs;

/// <summary>What befalls a connection, in a test.</summary>
public sealed class ConnectionSpecs
{
    [Test]
    public async Task A_connection_that_is_reset_is_no_call_and_is_counted()
    {
        await using var emulator = await Emulator.StartAsync("scenario: doors\nconnections: [{ name: first, times: 1, fault: reset }]");
        using var client = emulator.CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/nothing"));
        using var second = await client.GetAsync("/nothing");
        Assert.That((emulator.Connections.Single().Fired, emulator.Calls.Latest), Is.EqualTo((1L, 1L)));
    }
}
