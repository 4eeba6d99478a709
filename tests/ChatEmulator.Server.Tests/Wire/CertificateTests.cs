#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Server.Listening.Secure;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>What strict clients look at in a certificate, and what becomes of the names that clients ask for.</summary>
public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    private readonly Authority _authority = new(Now);

    private X509Certificate2 Root => _authority.Certificate;

    public void Dispose() => _authority.Dispose();

    [Test]
    public void The_authority_says_that_it_is_one_and_for_what()
    {
        Assert.That(Root.Subject, Does.Match("^CN=Chat Emulator CA [0-9a-f]{8} \\(for tests\\)$").And.EqualTo(Root.Issuer));
        var constraints = Root.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.That((constraints.Critical, constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint), Is.EqualTo((true, true, true, 0)));
        var usage = Root.Extensions.OfType<X509KeyUsageExtension>().Single();
        Assert.That((usage.Critical, usage.KeyUsages), Is.EqualTo((true, X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign)));
        Assert.That(Root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void The_key_of_the_authority_is_not_handed_out()
    {
        Assert.That(Root.HasPrivateKey, Is.False);
        Assert.That(Root.ExportCertificatePem(), Does.StartWith("-----BEGIN CERTIFICATE-----").And.Not.Contain("PRIVATE"));
    }

    [Test]
    public void A_servers_certificate_has_all_that_the_rules_ask_for()
    {
        using var leaf = _authority.Issue(["a.test", "127.0.0.1", "::1", "*.b.test"]);
        var constraints = leaf.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        var usage = leaf.Extensions.OfType<X509KeyUsageExtension>().Single();
        var purpose = leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single();
        Assert.That((constraints.Critical, constraints.CertificateAuthority), Is.EqualTo((true, false)));
        Assert.That((usage.Critical, usage.KeyUsages), Is.EqualTo((true, X509KeyUsageFlags.DigitalSignature)));
        Assert.That(purpose.EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value), Is.EqualTo(new[] { "1.3.6.1.5.5.7.3.1" }));
        Assert.That(leaf.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Count(), Is.EqualTo(1));
        Assert.That(
            leaf.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.ToArray(),
            Is.EqualTo(Root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray()));
        Assert.That(Names(leaf), Is.EqualTo(new[] { "a.test", "*.b.test", "127.0.0.1", "::1" }));
    }

    [Test]
    public void Certificates_are_good_from_a_day_ago_and_for_less_than_398_days()
    {
        using var leaf = _authority.Issue(["a.test"]);
        foreach (var certificate in new[] { Root, leaf })
        {
            Assert.That(certificate.NotBefore.ToUniversalTime(), Is.EqualTo(Now.AddDays(-1).UtcDateTime));
            Assert.That(certificate.NotAfter - certificate.NotBefore, Is.LessThan(TimeSpan.FromDays(398)).And.GreaterThan(TimeSpan.FromDays(365)));
        }
    }

    [Test]
    public void Numbers_are_positive_and_never_the_same()
    {
        var serials = Enumerable.Range(0, 50).Select(_ => Serial(["a.test"])).Append(Root.SerialNumber).ToList();
        Assert.That(serials, Is.Unique);
        Assert.That(serials, Has.All.Length.EqualTo(32).And.All.Match("^[4-7]"));
    }

    [TestCase("a.test", "a.test")]
    [TestCase("A.Test.", "a.test")]
    [TestCase("störung.test", "xn--strung-xxa.test")]
    [TestCase("xn--strung-xxa.test", "xn--strung-xxa.test")]
    [TestCase("a_b", "a_b")]
    [TestCase("10.0.0.7", "10.0.0.7")]
    [TestCase("::1", "::1")]
    [TestCase("", null)]
    [TestCase(null, null)]
    [TestCase(".", null)]
    [TestCase("a b", null)]
    [TestCase("a..b", null)]
    [TestCase("*.a.test", null)]
    [TestCase("a\0.test", null)]
    [TestCase("a/../b", null)]
    [TestCase("a.test:443", null)]
    public void A_name_is_read_as_it_stands_in_a_certificate_or_not_at_all(string? asked, string? read) => Assert.That(HostNames.Read(asked), Is.EqualTo(read));

    [FsCheck.NUnit.Property]
    public void Whatever_is_asked_for_there_is_a_certificate(string asked)
    {
        var leaves = new Leaves(_authority, ["localhost"]);
        Assert.That(Names(leaves, asked, null), Has.Length.EqualTo(1));
        Assert.That(Names(leaves, $"{asked}.test", null), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_name_that_is_too_long_is_none()
    {
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 62), 4))[..251] + ".b";
        Assert.That((HostNames.Read(longest), HostNames.Read("a" + longest), HostNames.Read(new string('ö', 60) + ".test")), Is.EqualTo((longest, default(string?), default(string?))));
    }

    [Test]
    public void Who_asks_for_a_name_gets_that_name_and_who_asks_for_none_the_usual_ones_and_the_address_it_reached()
    {
        var leaves = new Leaves(_authority, ["localhost", "127.0.0.1"]);
        Assert.That(Names(leaves, "B.test", IPAddress.Loopback), Is.EqualTo(new[] { "b.test" }));
        Assert.That(Names(leaves, "no name", IPAddress.Loopback), Is.EqualTo(new[] { "localhost", "127.0.0.1" }));
        Assert.That(Names(leaves, "", null), Is.EqualTo(new[] { "localhost", "127.0.0.1" }));
        Assert.That(Names(leaves, null, IPAddress.Parse("172.17.0.2")), Is.EqualTo(new[] { "localhost", "127.0.0.1", "172.17.0.2" }));
        Assert.That(Names(leaves, null, IPAddress.Parse("::ffff:127.0.0.1")), Is.EqualTo(new[] { "localhost", "127.0.0.1" }));
        Assert.That(Names(leaves, "10.0.0.7", null), Is.EqualTo(new[] { "10.0.0.7" }));
        Assert.That(leaves.Count, Is.EqualTo(4));
    }

    [Test]
    public void A_name_is_given_its_certificate_once_as_long_as_it_is_kept()
    {
        var leaves = new Leaves(_authority, ["localhost"]);
        var first = leaves.For("0.test", null);
        Assert.That(leaves.For("0.TEST", null), Is.SameAs(first));
        Parallel.For(1, Leaves.Most + 1, i => leaves.For($"{i}.test", null));
        Assert.That((leaves.Count, leaves.For("0.test", null) == first), Is.EqualTo((Leaves.Most, false)));
    }

    [Test]
    public async Task Without_a_name_the_vendors_hosts_and_the_allowed_ones_are_in_it()
    {
        await using var server = await Play.Plain(options => options with { Tls = 0, AllowedHosts = ["chat", "10.9.8.7"], Url = "http://127.0.0.2:0" });
        await using var client = await Trusting.Stream(server);
        Assert.That(Names((X509Certificate2)client.RemoteCertificate!), Is.EquivalentTo(new[]
        {
            "localhost", "chat", "*.signalwire.com", "chat.algoreg.com", "*.algoreg.com", "127.0.0.1", "::1", "127.0.0.2", "10.9.8.7",
        }));
    }

    private static string[] Names(Leaves leaves, string? asked, IPAddress? reached) => Names(leaves.For(asked, reached).TargetCertificate);

    private static string[] Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        return [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())];
    }

    private string Serial(string[] hosts)
    {
        using var leaf = _authority.Issue(hosts);
        return leaf.SerialNumber;
    }
}
