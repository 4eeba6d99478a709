using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>HTTPS with an authority of its own, HTTP/2, the log, and the end.</summary>
[Category("Published")]
public sealed class WireTests
{
    private static readonly string[] Logs = ["text", "json"];

    [TestCase(1)]
    [TestCase(2)]
    public async Task It_speaks_HTTPS_with_a_certificate_of_its_own_authority(int version)
    {
        using var authority = new Scratch("", "pem");
        await using var served = await Served.Start(Form.Published, "--tls", "0", "--http2", "--export-ca", authority.File, "--log", "json");
        Assert.That(await served.Get("ca.pem"), Is.EqualTo(await File.ReadAllTextAsync(authority.File)));
        using var http = Trusting(authority.File);
        var secure = (string)System.Text.Json.Nodes.JsonNode.Parse(served.Said)!["secure_url"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(secure), "/_emulator/health")) { Version = new Version(version, version == 1 ? 1 : 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var answer = await http.SendAsync(request);
        Assert.That((answer.StatusCode, answer.Version.Major), Is.EqualTo((HttpStatusCode.OK, version)));
    }

    [Test]
    public async Task It_speaks_HTTP2_with_prior_knowledge()
    {
        await using var served = await Served.Start(Form.Published, "--http2");
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Assert.That(await http.GetStringAsync(new Uri(served.Url, "/_emulator/health")), Does.Contain("ready"));
    }

    [TestCaseSource(nameof(Logs))]
    public async Task The_greeting_and_the_log_are_the_same(string form)
    {
        using var frozen = new Scratch("scenario: still\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n");
        await using var twins = await Twins.Start("--scenario", frozen.File, "--log", form);
        await twins.Alike(served => Task.FromResult(Form.Same(served.Said)), "the greeting");
        foreach (var request in Requests.All)
        {
            await twins.Alike(served => served.Raw(request), request);
        }

        var said = await twins.Alike(served => served.Stop(), "the log");
        Assert.That(said.TrimEnd().Split('\n'), Has.Length.GreaterThanOrEqualTo(Requests.All.Count));
        Assert.That((twins.Published.Code, twins.Ordinary.Code), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_verdict_on_exit_is_its_exit_code()
    {
        using var quiet = new Scratch("scenario: quiet\nexpect: [{ calls: \"*\", exactly: 1 }]\n");
        await using var twins = await Twins.Start("--scenario", quiet.File, "--verify-on-exit");
        await twins.Alike(served => served.Stop(), "the verdict");
        Assert.That((twins.Published.Code, twins.Ordinary.Code), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task It_needs_no_runtime_beside_it()
    {
        var folder = Path.GetDirectoryName(Form.Published.Program)!;
        Assume.That(File.Exists(Path.Combine(folder, "chat-emulator.dll")), Is.False, "not a single file");
        var ran = await Engine.Shell.Run(Form.Published.Program, ["--version"], ("DOTNET_ROOT", "/nonexistent"), ("PATH", "/nonexistent"));
        Assert.That((ran.Code, ran.Error), Is.EqualTo((0, "")));
    }

    private static HttpClient Trusting(string authority)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(File.ReadAllText(authority)));
        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } });
    }
}
