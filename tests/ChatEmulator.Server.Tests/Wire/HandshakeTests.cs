using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>The TLS menu, as clients meet it that check certificates.</summary>
public sealed class HandshakeTests
{
    [TestCase("expired", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid)]
    [TestCase("wrong_name", SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError)]
    [TestCase("untrusted", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain)]
    public async Task A_certificate_is_wrong_in_one_way_alone(string fault, SslPolicyErrors wrong, X509ChainStatusFlags why)
    {
        await using var server = await Secure($"{{ tls: {fault} }}");
        var (seen, statuses) = (SslPolicyErrors.None, X509ChainStatusFlags.NoError);
        var options = Trusting.Options(server.Authority!, "space.signalwire.com");
        options.RemoteCertificateValidationCallback = (_, _, chain, errors) =>
        {
            (seen, statuses) = (errors, chain!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status));
            return false;
        };
        using var socket = await Connect(server);
        await using var client = new SslStream(new NetworkStream(socket));
        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsClientAsync(options));
        Assert.That((seen, statuses & ~X509ChainStatusFlags.UntrustedRoot), Is.EqualTo((wrong, why)));
    }

    // The manual's table is this one.
    [TestCase("expired", "SecureConnectionError: AuthenticationException")]
    [TestCase("wrong_name", "SecureConnectionError: AuthenticationException")]
    [TestCase("untrusted", "SecureConnectionError: AuthenticationException")]
    [TestCase("fin", "SecureConnectionError: IOException")]
    [TestCase("rst", "SecureConnectionError: ConnectionReset")]
    [TestCase("alert", "SecureConnectionError: AuthenticationException")]
    public async Task What_a_dotnet_client_sees(string fault, string seen)
    {
        await using var server = await Secure($"{{ tls: {fault} }}");
        using var client = Trusting.Client(server);
        var thrown = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://space.signalwire.com/")))!;
        var cause = thrown.GetBaseException() is SocketException socket ? $"{socket.SocketErrorCode}" : thrown.InnerException!.GetType().Name;
        Assert.That($"{thrown.HttpRequestError}: {cause}", Is.EqualTo(seen));
    }

    [TestCase("fin", "", "fin")]
    [TestCase("rst", "", "rst")]
    [TestCase("alert", "\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "fin")]
    public async Task A_handshake_ends_after_the_clients_first_message(string fault, string bytes, string end)
    {
        await using var server = await Secure($"{{ tls: {fault} }}");
        using var client = await RawClient.Connect(server.SecureUrl!);
        await client.Send("\u0016\u0003\u0001\u0000\u0005he");
        await client.Send("llo");
        Assert.That(await client.ReadToEnd(), Is.EqualTo((bytes, end)));
    }

    [Test]
    public async Task Only_handshakes_meet_the_tls_menu_and_other_faults_meet_the_secure_port_too()
    {
        await using var server = await Play.Start("connections: [{ name: stale, times: 1, fault: { tls: expired } }, { name: gone, only: [3], fault: close }]", options => options with { Tls = 0 });
        using var person = new Person(server.Url);
        using var plain = await person.Mint();
        Assert.That(plain.IsSuccessStatusCode, Is.True);
        using var client = Trusting.Client(server);
        var first = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://localhost/_emulator/health")))!;
        var second = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://localhost/_emulator/health")))!;
        using var third = await client.GetAsync("https://localhost/_emulator/health");
        Assert.That((first.InnerException is AuthenticationException, second.InnerException is IOException, (int)third.StatusCode), Is.EqualTo((true, true, 200)));
        Assert.That(server.Connections.Select(each => (each.Met, each.Fired)), Is.EqualTo(new[] { (1L, 1L), (4L, 1L) }));
    }

    [Test]
    public async Task A_closed_port_is_closed_for_https_too()
    {
        await using var server = await Play.Start("connections: [{ name: closed, fault: refuse }]", options => options with { Tls = 0, ControlPort = 0 });
        foreach (var url in new[] { server.Url, server.SecureUrl! })
        {
            var refused = (await Assert.ThrowsAsync<SocketException>(() => RawClient.Connect(url)))!;
            Assert.That(refused.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
        }
    }

    [Test]
    public async Task A_client_that_speaks_no_tls_or_leaves_ends_its_own_connection_alone()
    {
        var told = new List<string>();
        await using var server = await Play.Start("connections: [{ name: deaf, fault: { tls: alert } }]", options => options with { Tls = 0, Notice = told.Add });
        foreach (var bytes in new[] { "GET / HTTP/1.1\r\n\r\n", "\u0016\u0003", "" })
        {
            using var client = await RawClient.Connect(server.SecureUrl!);
            await client.Send(bytes);
            client.FinishSending();
            Assert.That((await client.ReadToEnd()).Text, Is.Empty);
        }

        Assert.That(told, Is.Empty);
    }

    private static Task<EmulatorServer> Secure(string fault) => Play.Start($"connections: [{{ name: bad, fault: {fault} }}]", options => options with { Tls = 0 });

    private static async Task<Socket> Connect(EmulatorServer server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.SecureUrl!.Host, server.SecureUrl.Port);
        return socket;
    }
}
