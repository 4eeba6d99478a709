using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatEmulator.Compose.Tests.Published;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>A running server, of theirs or of ours; killed at the end.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");

    private Server(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = _folder.FullName, UseShellExecute = false, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    public int Port { get; private set; }

    /// <summary>The real WireMock, out of the npm package that carries it.</summary>
    public static async Task<Server> Theirs()
    {
        var jar = Directory.GetFiles(Path.Combine(Packages.Folder, "node_modules", "wiremock", "build"), "wiremock-standalone-*.jar").Single();
        return await Listening(new Server("java", ["-Xmx512m", "-XX:TieredStopAtLevel=1", "-jar", jar, "--port", "0", "--bind-address", "127.0.0.1", "--disable-banner"]), TheirPort());
    }

    /// <summary>The emulator, as it is built; or the executable that <c>CHAT_EMULATOR_ORDINARY</c> names.</summary>
    public static Task<Server> Ours() => Listening(new Server(Form.Ordinary.Program, ["serve", "--port", "0"]), OurPort());

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<Server> Listening(Server server, Regex port)
    {
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (port.Match(line) is { Success: true } said)
            {
                server.Port = int.Parse(said.Groups["port"].Value, CultureInfo.InvariantCulture);

                // What it goes on to say is read, so that it never waits for a reader.
                _ = server._process.StandardOutput.ReadToEndAsync();
                return server;
            }
        }

        await server.DisposeAsync();
        throw new AssertionException("The server never said where it listens.");
    }

    [GeneratedRegex(@"^port: +(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TheirPort();

    [GeneratedRegex(@"^listening on http://[^:]+:(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OurPort();
}
