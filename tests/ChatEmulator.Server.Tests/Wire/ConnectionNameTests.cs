namespace ChatEmulator.Server.Tests.Wire;

/// <summary>A connection goes by a name that a person can keep in mind.</summary>
public sealed class ConnectionNameTests
{
    [Test]
    public async Task Connections_are_counted_through_all_ports_of_a_server_and_each_keeps_its_name()
    {
        await using var server = await Play.Plain(options => options with { Tls = 0 });
        using var secure = Trusting.Client(server);
        secure.BaseAddress = server.SecureUrl;
        using var first = new HttpClient { BaseAddress = server.Url };
        using var second = new HttpClient { BaseAddress = server.Url };
        foreach (var client in new[] { first, first, secure, second, first, secure })
        {
            using var answer = await client.GetAsync("api/v1/thread/t-1");
        }

        Assert.That(server.Engine.Worlds.Default.Journal.Calls().Select(call => call.Connection), Is.EqualTo(new[] { "c1", "c1", "c2", "c3", "c1", "c2" }));
    }
}
