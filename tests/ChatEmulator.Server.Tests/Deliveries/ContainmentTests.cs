using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Deliveries;

/// <summary>
/// A fault is its own call's alone. The clock stands while the plain calls are made, so a fault that waits cannot end before they have: none
/// of them waited for one.
/// </summary>
[Category("Long")]
[NonParallelizable]
public sealed class ContainmentTests
{
    private const int Faults = 5_000;
    private const int Plain = 50_000;
    private const int Clients = 20;

    [Test]
    public async Task Fifty_thousand_plain_calls_neither_fail_nor_wait_beside_five_thousand_faults()
    {
        await using var server = await Tests.Play.Start("clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n" + Every.Rules(["none"], "algoreg.create_message"));
        var faults = new List<Socket>();
        var plain = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Ask(server.Url, Plain / Clients)));
        for (var i = 0; i < Faults; i++)
        {
            faults.Add(await Fault(server.Url, i % Every.One.Length));
        }

        var statuses = (await plain).SelectMany(each => each).CountBy(status => status).ToList();
        Assert.That(statuses, Is.EqualTo(new[] { KeyValuePair.Create(200, Plain) }));
        Assert.That(server.Engine.Worlds.Default.Journal.Total, Is.EqualTo(Plain + Faults));
        Assert.That(server.Engine.Worlds.Default.Clock.Waiting, Is.GreaterThan(Faults / Every.One.Length * 5), "the faults that wait still do");
        faults.ForEach(socket => socket.Dispose());
    }

    private static async Task<List<int>> Ask(Uri url, int calls)
    {
        using var person = new Person(url);
        var statuses = new List<int>();
        for (var i = 0; i < calls; i++)
        {
            using var answer = await person.Mint();
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<Socket> Fault(Uri url, int which)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"POST {Tests.Play.MessagePath} HTTP/1.1\r\nHost: x\r\nAuthorization: {Tests.Play.Algoreg}\r\n"
            + $"X-Want: {Every.Name("none", which)}\r\nContent-Type: application/json\r\nContent-Length: {Tests.Play.Message.Length}\r\n\r\n{Tests.Play.Message}"));
        return socket;
    }
}
