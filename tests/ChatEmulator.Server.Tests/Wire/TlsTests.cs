using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ChatEmulator.Server.Tests.Cli;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>HTTPS beside plain HTTP, as clients meet it that trust the emulator's authority and nobody else.</summary>
public sealed class TlsTests
{
    private const string Reset = "rules: [{ name: lost, calls: algoreg.create_message, effect: applied, delivery: reset }]";
    private const string Close = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: closing, calls: algoreg.create_message, effect: none, delivery: { hang: { for: 30s } } }]";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("space.signalwire.com")]
    [TestCase("chat.algoreg.com")]
    [TestCase("api.eu.algoreg.com")]
    [TestCase("chat_emulator")]
    [TestCase("EMULATOR")]
    [TestCase("störung.test")]
    [TestCase("10.1.2.3.nip.test")]
    public async Task A_client_that_trusts_the_authority_is_answered_under_whatever_name_it_calls(string host)
    {
        await using var server = await Secure();
        using var client = Trusting.Client(server);
        using var answer = await client.SendAsync(Mint(host));
        Assert.That((answer.StatusCode, answer.Version), Is.EqualTo((HttpStatusCode.OK, HttpVersion.Version11)));
        Assert.That(server.Engine.Worlds.Default.Journal.Calls().Single().Operation, Is.EqualTo("signalwire.create_token"));
    }

    [Test]
    public async Task Plain_http_goes_on_beside_it_and_both_are_one_world()
    {
        await using var server = await Secure();
        Assert.That((server.Url.Scheme, server.SecureUrl!.Scheme, server.Url.Port == server.SecureUrl.Port), Is.EqualTo(("http", "https", false)));
        using var client = Trusting.Client(server);
        using var first = await client.SendAsync(Mint("localhost"));
        using var person = new Person(server.Url);
        using var second = await person.Mint();
        Assert.That(second.Headers.GetValues("Emulator-Call").Single(), Is.EqualTo("2"));
    }

    [Test]
    public async Task The_authority_of_one_emulator_is_not_that_of_another()
    {
        await using var server = await Secure();
        await using var other = await Secure();
        using var client = Trusting.Client(server, other.Authority);
        var refused = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://localhost/")))!;
        Assert.That(refused.InnerException, Is.InstanceOf<AuthenticationException>());
    }

    [Test]
    public async Task Without_tls_there_is_neither_address_nor_authority()
    {
        await using var server = await Play.Plain();
        Assert.That((server.SecureUrl, server.Authority), Is.EqualTo(default((Uri?, object?))));
    }

    [TestCase("localhost", "", 401)]
    [TestCase("localhost", "Authorization: Bearer k\r\n", 200)]
    [TestCase("space.signalwire.com", "Authorization: Bearer k\r\n", 403)]
    public async Task Control_has_the_same_guards_there(string host, string headers, int status)
    {
        await using var server = await Secure(options => options with { ControlKey = "k" });
        await using var client = await Trusting.Stream(server, host);
        await client.WriteAsync(Encoding.ASCII.GetBytes($"GET /_emulator/calls HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n"));
        Assert.That(await new StreamReader(client).ReadToEndAsync(), Does.StartWith($"HTTP/1.1 {status} "));
    }

    [TestCase(SslProtocols.Tls12)]
    [TestCase(SslProtocols.Tls13)]
    public async Task A_reset_is_a_reset_of_the_connection_below(SslProtocols protocol)
    {
        await using var server = await Play.Start(Reset, options => options with { Tls = 0 });
        await using var client = await SendMessage(server, protocol);
        var broken = (await Assert.ThrowsAsync<IOException>(() => client.ReadExactlyAsync(new byte[1]).AsTask()))!;
        Assert.That((broken.GetBaseException() as SocketException)?.SocketErrorCode, Is.EqualTo(SocketError.ConnectionReset));
        using var person = new Person(server.Url);
        Assert.That((string?)(await person.CallEnded("reset"))["effect"], Is.EqualTo("applied"));
    }

    [Test]
    public async Task A_close_is_told_to_the_one_who_decrypts_and_to_the_one_who_receives()
    {
        await using var server = await Play.Start(Close, options => options with { Tls = 0 });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.SecureUrl!.Host, server.SecureUrl.Port);
        await using var below = new NetworkStream(socket);
        await using var client = new SslStream(below);

        // Of TLS 1.2 one sees from outside what a record is.
        await client.AuthenticateAsClientAsync(Trusting.Options(server.Authority!, "localhost", SslProtocols.Tls12));
        await SendMessage(client);
        using var person = new Person(server.Url);
        await person.Call(call => true);
        await person.Post("clock/advance", """{"by":"30s"}""");
        using var rest = new MemoryStream();
        await below.CopyToAsync(rest);
        const byte alert = 21;
        Assert.That(rest.ToArray(), Has.Length.InRange(6, 100).And.ItemAt(0).EqualTo(alert));
        await person.CallEnded("closed");
    }

    [Test]
    public async Task Plain_http_on_the_secure_port_ends_the_connection_and_nothing_else()
    {
        var told = new List<string>();
        await using var server = await Secure(options => options with { Notice = told.Add });
        foreach (var bytes in new[] { "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\u0016\u0003\u0001\u0000\u0005hello", "", new string('\0', 70_000) })
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server.SecureUrl!.Host, server.SecureUrl.Port);
            await socket.SendAsync(Encoding.Latin1.GetBytes(bytes));
            socket.Shutdown(SocketShutdown.Send);
            Assert.That(Encoding.Latin1.GetString(await Rest(socket)), Does.Not.Contain("HTTP"));
        }

        using var client = Trusting.Client(server);
        using var answer = await client.SendAsync(Mint("localhost"));
        Assert.That((answer.IsSuccessStatusCode, told), Is.EqualTo((true, Array.Empty<string>())));
    }

    [Test]
    public async Task A_handshake_on_the_plain_port_is_answered_in_plain_http_and_ends()
    {
        var told = new List<string>();
        await using var server = await Secure(options => options with { Notice = told.Add });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Url.Host, server.Url.Port);
        await using var client = new SslStream(new NetworkStream(socket));
        Assert.That(() => client.AuthenticateAsClientAsync(Trusting.Options(server.Authority!, "localhost")), Throws.InstanceOf<Exception>());
        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        Assert.That((answer.IsSuccessStatusCode, told), Is.EqualTo((true, Array.Empty<string>())));
    }

    [Test]
    public async Task A_handshake_that_is_never_finished_does_not_hold_the_stop()
    {
        var server = await Secure(options => options with { Limits = new ServerLimits { Handshake = TimeSpan.FromDays(1) } });
        using var stuck = await Stuck(server);
        using var silent = await RawClient.Connect(server.SecureUrl!);
        await server.StopAsync().WaitAsync(Deadline);
        Assert.That((await stuck.ReadToEnd()).Text, Is.Empty);
    }

    [Test]
    public async Task A_handshake_that_is_never_finished_is_given_up_after_its_time()
    {
        await using var server = await Secure(options => options with { Limits = new ServerLimits { Handshake = TimeSpan.FromMilliseconds(50) } });
        using var stuck = await Stuck(server);
        Assert.That((await stuck.ReadToEnd()).Text, Is.Empty);
    }

    [Test]
    public async Task Neither_the_port_of_plain_http_nor_one_that_is_taken_will_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Assert.That(
            () => Play.Plain(options => options with { Url = $"http://127.0.0.1:{port}", Tls = port }),
            Throws.ArgumentException.With.Message.Contains($"port {port} is the one of plain http"));
        Assert.That(() => Play.Plain(options => options with { Tls = 65_536 }), Throws.ArgumentException.With.Message.Contains("65536 is not a port"));
        var secure = (await Assert.ThrowsAsync<ListenException>(() => Play.Plain(options => options with { Tls = port })))!;
        Assert.That((secure.Url, secure.Secure), Is.EqualTo(($"https://127.0.0.1:{port}", true)));
        var plain = (await Assert.ThrowsAsync<ListenException>(() => Play.Plain(options => options with { Url = $"http://127.0.0.1:{port}", Tls = 0 })))!;
        Assert.That((plain.Url, plain.Secure), Is.EqualTo(($"http://127.0.0.1:{port}", false)));
    }

    [Platform("Linux,MacOsX")]
    [TestCase("https://localhost:PORT", "")]
    [TestCase("https://127.0.0.1:PORT", "")]
    [TestCase("https://space.signalwire.com", "--connect-to space.signalwire.com:443:127.0.0.1:PORT")]
    public async Task Curl_takes_it_with_the_certificate_that_control_hands_out(string url, string more)
    {
        await using var server = await Secure();
        using var folder = new Folder();
        using var person = new Person(server.Url);
        using var pem = await person.Send(HttpMethod.Get, "/_emulator/ca.pem");
        var file = folder.Add("ca.pem", await pem.Content.ReadAsStringAsync());
        var line = $"-sS --noproxy * --cacert {file} {more} -u demo:PT-demo -d {Play.Mint} {url}{Play.MintPath}".Replace("PORT", $"{server.SecureUrl!.Port}");
        Assert.That(await Curl(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Does.StartWith("{\"token\":\""));
    }

    private static Task<EmulatorServer> Secure(Func<ServerOptions, ServerOptions>? more = null) =>
        Play.Plain(options => (more ?? (same => same))(options with { Tls = 0 }));

    private static HttpRequestMessage Mint(string host) => new(HttpMethod.Post, $"https://{host}{Play.MintPath}")
    {
        Headers = { { "Authorization", Play.Basic() } },
        Content = new StringContent(Play.Mint, Encoding.UTF8, "application/json"),
    };

    private static async Task<SslStream> SendMessage(EmulatorServer server, SslProtocols protocol)
    {
        var client = await Trusting.Stream(server, "localhost", protocol);
        await SendMessage(client);
        return client;
    }

    private static async Task SendMessage(SslStream client) => await client.WriteAsync(Encoding.UTF8.GetBytes(
        $"POST {Play.MessagePath} HTTP/1.1\r\nHost: x\r\nContent-Length: {Play.Message.Length}\r\nAuthorization: {Play.Algoreg}\r\n\r\n{Play.Message}"));

    // The beginning of a record that never comes.
    private static async Task<RawClient> Stuck(EmulatorServer server)
    {
        var client = await RawClient.Connect(server.SecureUrl!);
        await client.Send("\u0016\u0003\u0001\u0002\u0000\u0001");
        return client;
    }

    private static async Task<byte[]> Rest(Socket socket)
    {
        using var rest = new MemoryStream();
        var buffer = new byte[4_096];
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
            {
                rest.Write(buffer, 0, count);
            }
        }
        catch (SocketException)
        {
            // What was sent on after the end is answered with a reset.
        }

        return rest.ToArray();
    }

    private static async Task<string> Curl(string[] args)
    {
        try
        {
            using var curl = Process.Start(new ProcessStartInfo("curl", args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (text, error) = (curl.StandardOutput.ReadToEndAsync(), curl.StandardError.ReadToEndAsync());
            await curl.WaitForExitAsync();
            Assert.That(curl.ExitCode, Is.Zero, await error);
            return await text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no curl on this machine.");
            throw;
        }
    }
}
