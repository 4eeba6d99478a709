using System.Text;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Control under anything: what it refuses, it refuses as <c>application/problem+json</c>, and never by a mistake of its own.</summary>
public sealed class ControlHostileTests
{
    [TestCase(300)]
    [TestCase(15_000, Category = "Long")]
    public async Task Every_route_refuses_what_it_does_not_take_in_its_own_words(int cases)
    {
        await using var siege = await Siege.Begin();
        await Fuzz.Try(cases, ControlAttacks.Make, attack => siege.Bear(attack, IsProblem));
        siege.Calm();
        await TestContext.Out.WriteLineAsync(siege.Tally);
    }

    /// <summary>A scenario that is taken plays: whatever it does to a call, the emulator itself does not fail.</summary>
    [TestCase(30)]
    [TestCase(1_500, Category = "Long")]
    public async Task A_scenario_that_Control_takes_plays_without_a_mistake_of_the_emulator(int cases)
    {
        await using var siege = await Siege.Begin();
        await Fuzz.Try(cases, Mutation.Make, async yaml =>
        {
            if ((await siege.Throw(Put("/_emulator/worlds/w", yaml))).Split(' ') is [_, "200" or "201", ..])
            {
                foreach (var request in RequestAttacks.Whole.Where(request => !request.Contains("/_emulator", StringComparison.Ordinal)))
                {
                    await Call(siege, Encoding.Latin1.GetBytes(request.Replace("\r\nHost", "\r\nEmulator-World: w\r\nHost", StringComparison.Ordinal)));
                }
            }

            siege.Calm();
            await siege.Serves();
        });
    }

    /// <summary>What a scenario does to a connection is not waited for: a client that leaves is part of the attack.</summary>
    internal static async Task Call(Siege siege, byte[] request)
    {
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(siege.Server.Url.Host, siege.Server.Url.Port);
        await socket.SendAsync(request);
        var buffer = new byte[65_536];
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // It was silent, or reset: that is the scenario's.
        }
    }

    internal static byte[] Put(string path, string yaml)
    {
        var body = Encoding.UTF8.GetBytes(yaml);
        return [.. Encoding.ASCII.GetBytes($"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    // Kestrel refuses by itself what is no HTTP, without a body.
    private static void IsProblem(Answer answer)
    {
        if (answer.Status >= 400 && !answer.Head.Contains("Content-Length: 0", StringComparison.Ordinal))
        {
            Assert.That(answer.Head, Does.Contain("application/problem+json").Or.Contain("Emulator-Call"), answer.Body);
        }
    }
}
