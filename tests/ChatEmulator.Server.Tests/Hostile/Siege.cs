using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>
/// An emulator and the law that it keeps under any attack: it answers in the vendor's dialect or with a clean 4xx, or the connection
/// ends; never a 500, a stack trace, a page or a mistake of its own, and whoever comes next is served.
/// </summary>
internal sealed class Siege : IAsyncDisposable
{
    // Past it a connection is taken for hung: far longer than anything takes.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    // How long an answer is looked out for before more is sent. It decides how much is seen and never what is right.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    // What a page or a stack trace would show.
    private static readonly string[] Pages = ["text/html", "<html", "   at ", "Exception"];

    // How notices begin that tell what a scenario does: a call that hangs on a clock that stands, an advance that cannot be, a connection that waits.
    private static readonly string[] Asked = ["call ", "The rule ", "a connection, ", "The world "];

    private static readonly byte[][] Filler = [.. Fillers()];

    private readonly ConcurrentQueue<string> _notices = new();
    private readonly ConcurrentDictionary<string, int> _statuses = new();
    private EmulatorServer _server = null!;

    public EmulatorServer Server => _server;

    /// <summary>What was answered how often; <c>end</c> where a connection ended without an answer.</summary>
    public string Tally => string.Join(", ", _statuses.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}: {each.Value}"));

    public static async Task<Siege> Begin(Func<ServerOptions, ServerOptions>? more = null)
    {
        var siege = new Siege();
        siege._server = await Play.Plain(options => (more?.Invoke(options) ?? options) with { Notice = siege.Hear });
        return siege;
    }

    /// <summary>Attacks, sees what comes back, and asks politely afterwards.</summary>
    /// <param name="attack">What is sent.</param>
    /// <param name="law">What else holds of each answer.</param>
    public async Task Bear(Attack attack, Action<Answer>? law = null)
    {
        var answers = Answer.In(await Throw(attack.Bytes)).ToList();
        foreach (var answer in answers)
        {
            Judge(answer, attack);
            law?.Invoke(answer);
            _statuses.AddOrUpdate($"{answer.Status}", 1, static (_, count) => count + 1);
        }

        if (answers.Count == 0)
        {
            _statuses.AddOrUpdate("end", 1, static (_, count) => count + 1);
        }

        Assert.That(_notices, Is.Empty, attack.ToString);
        await Serves();
    }

    /// <summary>A call of somebody else is answered as ever.</summary>
    public async Task Serves()
    {
        var text = await Throw(Encoding.UTF8.GetBytes(
            $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {Play.Basic()}\r\nContent-Length: {Play.Mint.Length}\r\n\r\n{Play.Mint}"));
        Assert.That(text, Does.StartWith("HTTP/1.1 200 OK"));
    }

    public void Calm() => Assert.That(_notices, Is.Empty);

    /// <summary>Sends bytes, and more of them until there is an answer or an end: a request may not have been whole.</summary>
    public async Task<string> Throw(byte[] bytes)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server.Url.Host, _server.Url.Port);
        var reading = Read(socket, static text => Answer.In(text).Any(answer => answer is { IsFinal: true, Whole: true }));
        await Send(socket, bytes, reading);
        if (!await Ends(reading, Patience))
        {
            foreach (var more in Filler)
            {
                await Send(socket, more, reading);
                if (await Ends(reading, more.Length < 10 ? Patience : TimeSpan.Zero))
                {
                    break;
                }
            }
        }

        Assert.That(await Ends(reading, Deadline), Is.True, () => $"It hangs: {new Attack(bytes)}");
        return await reading;
    }

    /// <summary>Sends bytes and nothing more, and reads to the end that the emulator must make.</summary>
    public async Task<string> ThrowToEnd(byte[] bytes)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server.Url.Host, _server.Url.Port);
        await socket.SendAsync(bytes);
        var reading = Read(socket, static _ => false);
        Assert.That(await Ends(reading, Deadline), Is.True, () => $"It hangs: {new Attack(bytes)}");
        return await reading;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // What a scenario makes of a call is told too, and is nobody's mistake.
    private void Hear(string notice)
    {
        if (!Asked.Any(begin => notice.StartsWith(begin, StringComparison.Ordinal)))
        {
            _notices.Enqueue(notice);
        }
    }

    private static void Judge(Answer answer, Attack attack)
    {
        // Control's problems show lines of what was sent, which may be a page. The one status of Kestrel's own above 499: a version of HTTP that it does not speak.
        var clean = answer.Status is < 500 or 505
            && (answer.Head.Contains("application/problem+json", StringComparison.Ordinal) || !Pages.Any(mark => answer.Head.Contains(mark, StringComparison.OrdinalIgnoreCase) || answer.Body.Contains(mark, StringComparison.OrdinalIgnoreCase)));
        Assert.That(clean, Is.True, () => $"{answer.Head}\n\n{answer.Body}\n\nto {attack}");
    }

    // Ends the headers, or breaks the chunk; then as much as the largest body that is read to its end.
    private static IEnumerable<byte[]> Fillers()
    {
        yield return "\r\n\r\n"u8.ToArray();
        var piece = Enumerable.Repeat((byte)'x', 65_536).ToArray();
        for (var i = 0; i < 400; i++)
        {
            yield return piece;
        }
    }

    private static async Task Send(Socket socket, byte[] bytes, Task reading)
    {
        try
        {
            await Task.WhenAny(socket.SendAsync(bytes), reading);
        }
        catch (SocketException)
        {
            // It has ended; what it said before can still be read.
        }
    }

    private static async Task<bool> Ends(Task reading, TimeSpan patience) =>
        await Task.WhenAny(reading, Task.Delay(patience)) == reading;

    private static async Task<string> Read(Socket socket, Func<string, bool> enough)
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        while (!enough(text.ToString()))
        {
            try
            {
                var count = await socket.ReceiveAsync(buffer);
                if (count == 0)
                {
                    break;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
            catch (SocketException)
            {
                break;
            }
        }

        return text.ToString();
    }
}
