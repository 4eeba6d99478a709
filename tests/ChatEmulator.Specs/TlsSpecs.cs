using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Specs;

/// <summary>A client that speaks HTTPS alone, and under the vendor's own name.</summary>
public sealed class TlsSpecs
{
    [Test]
    public async Task A_client_that_trusts_the_authority_speaks_https()
    {
        await using var emulator = await Emulator.StartAsync("scenario: default", new EmulatorOptions { Tls = true });
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = Trusting(emulator.Authority) }) { BaseAddress = emulator.SecureUrl };
        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
        emulator.Calls.To("algoreg.create_message").With("header.Host", emulator.SecureUrl.Authority).Exactly(1);
    }

    [Test]
    public async Task A_client_trusts_the_certificate_that_was_exported()
    {
        await using var emulator = await Emulator.StartAsync("scenario: default", new EmulatorOptions { Tls = true });
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, emulator.Authority.ExportCertificatePem());
        var url = emulator.SecureUrl;

        using var authority = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file));
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = Trusting(authority) });
        Assert.That(await client.GetStringAsync(new Uri(url, "_emulator/health")), Does.Contain("ready"));
        File.Delete(file);
    }

    [Test]
    public async Task A_client_that_trusts_nobody_in_particular_refuses()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Tls = true });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.That(() => client.GetAsync(emulator.SecureUrl), Throws.InstanceOf<HttpRequestException>());
        emulator.Calls.To("*").Never();
    }

    [Test]
    public async Task The_secure_address_is_localhost_and_the_plain_one_stays()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Tls = true, Port = 0 });
        Assert.That((emulator.SecureUrl.Scheme, emulator.SecureUrl.Host, emulator.Url.Scheme), Is.EqualTo(("https", "localhost", "http")));
        Assert.That(emulator.Authority.HasPrivateKey, Is.False);
        using var client = emulator.CreateClient();
        Assert.That(await client.GetStringAsync("_emulator/ca.pem"), Is.EqualTo(emulator.Authority.ExportCertificatePem() + "\n"));
    }

    [Test]
    public async Task Without_the_option_both_name_it()
    {
        await using var emulator = await Emulator.StartAsync();
        Assert.That(() => emulator.SecureUrl, Throws.InvalidOperationException.With.Message.Contains("EmulatorOptions { Tls = true }"));
        Assert.That(() => emulator.Authority, Throws.InvalidOperationException.With.Message.Contains("EmulatorOptions { Tls = true }"));
    }

    private static SslClientAuthenticationOptions Trusting(X509Certificate2 authority) => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };
}
