using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>serve --tls</c> and <c>--export-ca</c>.</summary>
public sealed partial class TlsCommandTests : IDisposable
{
    private const string Calm = "scenario: calm\n";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_start_tells_the_secure_address_before_the_last_line_and_where_its_certificate_is()
    {
        using var shell = new Shell();
        var url = await shell.Serve("--tls", "0", "--scenario", Scenario());
        var lines = shell.Out.TrimEnd().Split('\n');
        Assert.That(lines[^1], Is.EqualTo($"listening on http://127.0.0.1:{url.Port}"));
        Assert.That(lines[^2], Does.Match($"^also https://127.0.0.1:\\d+, CA: {url}_emulator/ca.pem$"));
        using var http = new HttpClient();
        using var authority = X509Certificate2.CreateFromPem(await http.GetStringAsync(new Uri(url, "/_emulator/ca.pem")));
        Assert.That(await Health(SecureUrl(shell), authority), Does.Contain("\"ready\""));
        Assert.That(shell.Error, Is.Empty);
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Without_tls_nothing_is_said_of_it()
    {
        using var shell = new Shell().With("TLS", "False");
        await shell.Serve("--scenario", Scenario());
        Assert.That(shell.Out, Does.Not.Contain("https").And.Not.Contain("CA:"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task The_certificate_is_in_its_file_when_the_start_is_told_and_one_of_an_earlier_run_is_replaced()
    {
        var file = _folder.Add("ca.pem", "what an earlier run left, and longer than a certificate\n" + new string('x', 10_000));
        using var shell = new Shell().With("TLS", "0").With("EXPORT_CA", file);
        await shell.Serve("--scenario", Scenario());
        using var authority = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file));
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("-----BEGIN CERTIFICATE-----\n").And.EndWith("-----END CERTIFICATE-----\n").And.Not.Contain("PRIVATE"));
        Assert.That(shell.Out, Does.Contain($", CA: {file}"));
        Assert.That(await Health(SecureUrl(shell), authority), Does.Contain("\"ready\""));
        Assert.That(Files(), Is.EqualTo(new[] { "ca.pem", "calm.yaml" }));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task A_file_beside_the_current_folder_needs_no_path()
    {
        var name = $"ca-{Guid.NewGuid():N}.pem";
        using var shell = new Shell();
        try
        {
            await shell.Serve("--tls", "0", "--export-ca", name, "--scenario", Scenario());
            Assert.That(File.Exists(name), Is.True);
            Assert.That(await shell.Stop(), Is.Zero);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Test]
    public async Task A_file_that_cannot_be_written_keeps_it_from_starting_and_nothing_is_left_behind()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder"));
        foreach (var (file, told) in new[] { ("nowhere/ca.pem", "its folder does not exist."), ("folder", "it is a folder; name a file."), ("calm.yaml/ca.pem", "") })
        {
            var path = Path.Combine(_folder.Path, file);
            using var shell = new Shell();
            Assert.That(await shell.Run("--port", "0", "--tls", "0", "--export-ca", path, "--scenario", Scenario()), Is.EqualTo(2), file);
            Assert.That(shell.Error, Does.StartWith($"--export-ca: '{path}' cannot be written: {told}"));
            Assert.That((shell.Error.TrimEnd().Split('\n').Length, shell.Out), Is.EqualTo((1, "")));
        }

        Assert.That(Files(), Is.EqualTo(new[] { "calm.yaml" }));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Path, "folder")), Is.Empty);
    }

    // Nobody writes into /proc, not even root.
    [Test]
    [Platform("Linux")]
    public async Task A_folder_that_nobody_may_write_into_is_told_as_such()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("--port", "0", "--tls", "0", "--export-ca", "/proc/ca.pem", "--scenario", Scenario()), Is.EqualTo(2));
        Assert.That((shell.Error.TrimEnd(), shell.Out), Is.EqualTo(("--export-ca: '/proc/ca.pem' cannot be written: nothing can be written into its folder.", "")));
    }

    [TestCase("--export-ca ca.pem", "--export-ca: there is no certificate to write without --tls.")]
    [TestCase("--tls false --export-ca ca.pem", "--export-ca: there is no certificate to write without --tls.")]
    [TestCase("--tls abc --export-ca ca.pem", "--tls: 'abc' is not a port from 0 to 65535, nor true or false.")]
    [TestCase("--tls maybe", "--tls: 'maybe' is not a port from 0 to 65535, nor true or false.")]
    [TestCase("--tls 65536", "--tls: 65536 is not a port from 0 to 65535.")]
    [TestCase("--tls=-1", "--tls: -1 is not a port from 0 to 65535.")]
    [TestCase("--tls 8080", "--tls: port 8080 is the one of plain http, which stays; https needs another beside it, or 0 for a free one.")]
    [TestCase("--port 8443 --tls", "--tls: port 8443 is the one of plain http, which stays; https needs another beside it, or 0 for a free one.")]
    [TestCase("--urls http://localhost:9 --tls=9", "--tls: port 9 is the one of plain http, which stays; https needs another beside it, or 0 for a free one.")]
    [TestCase("--urls https://localhost:9", "--urls: 'https://localhost:9' is not plain http; https stands beside it, on a port of its own: --tls.")]
    public async Task What_makes_no_sense_is_told_in_one_line(string line, string told)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run(["serve", .. line.Split(' ')]), Is.EqualTo(2));
        Assert.That((shell.Error.TrimEnd(), shell.Out), Is.EqualTo((told, "")));
    }

    [Test]
    public async Task An_empty_file_name_is_no_file()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("serve", "--tls", "0", "--export-ca", ""), Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Is.EqualTo("--export-ca: a file has to be named."));
    }

    [TestCase("CHAT_EMULATOR_TLS: 'yes' is not a port from 0 to 65535, nor true or false.", "yes")]
    [TestCase("CHAT_EMULATOR_TLS: port 8080 is the one of plain http, which stays; https needs another beside it, or 0 for a free one.", "8080")]
    [TestCase("CHAT_EMULATOR_EXPORT_CA: there is no certificate to write without --tls.", "false")]
    public async Task A_bad_variable_is_told_by_its_name(string told, string value)
    {
        using var shell = new Shell().With("TLS", value).With("EXPORT_CA", "ca.pem");
        Assert.That(await shell.Run("serve"), Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Is.EqualTo(told));
    }

    [Test]
    public async Task A_secure_port_that_is_taken_is_told_with_its_own_option()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var file = Path.Combine(_folder.Path, "ca.pem");
        using var shell = new Shell();
        Assert.That(await shell.Run("--port", "0", "--tls", $"{port}", "--export-ca", file, "--scenario", Scenario()), Is.EqualTo(2));
        Assert.That(shell.Error.TrimEnd(), Is.EqualTo($"cannot listen on https://127.0.0.1:{port}: the port is taken; choose another with --tls, or 0 for a free one"));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public async Task Listening_beyond_this_machine_is_warned_of_as_ever_and_the_secure_address_goes_with_it()
    {
        using var shell = new Shell();
        await shell.Serve("--bind", "*", "--port", "0", "--tls", "0", "--scenario", Scenario());
        Assert.That(shell.Error, Does.Contain("warning: http://*:0 can be reached from other machines and Control has no key"));
        Assert.That(SecureUrl(shell).Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    private static Uri SecureUrl(Shell shell) => new(Secure().Match(shell.Out).Groups["url"].Value);

    private static async Task<string> Health(Uri url, X509Certificate2 authority)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = Trusting.Options(authority) });
        return await client.GetStringAsync(new Uri(url, "/_emulator/health"));
    }

    private string Scenario() => _folder.Add("calm.yaml", Calm);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [GeneratedRegex("^also (?<url>https://[^,]+), CA: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secure();
}
