using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Server.Listening.Secure;

/// <summary>
/// A certificate authority for one run of one emulator: made in memory, and gone with it. Whoever trusts it trusts nothing that outlives
/// the run, because its key is never written and never told. Certificates are such as strict clients take: RFC 5280 to the letter.
/// </summary>
internal sealed class Authority : IDisposable
{
    // Clients of today refuse a server's certificate that is good for more than 398 days; clocks of containers are late now and then.
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);
    private static readonly TimeSpan Future = TimeSpan.FromDays(396);

    // So long that no client's clock is that late.
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(30);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509SubjectKeyIdentifierExtension _identifier;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    /// <summary>Makes the keys and signs itself.</summary>
    /// <param name="now">Real time: certificates are judged by the client's clock, which is not the world's.</param>
    public Authority(DateTimeOffset now)
    {
        (_from, _to) = (now - Past, now + Future);
        var request = new CertificateRequest(Name($"Chat Emulator CA {RandomNumberGenerator.GetHexString(8, lowercase: true)} (for tests)"), _key, HashAlgorithmName.SHA256);
        _identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(_identifier);
        Certificate = request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), _from, _to, Serial());
    }

    /// <summary>Its certificate, without the key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>A server's certificate with its key, for as long as the authority's own.</summary>
    /// <param name="hosts">Host names and IP addresses; a name may begin with <c>*.</c></param>
    /// <param name="isPast">Whether it has ended long ago.</param>
    public X509Certificate2 Issue(IEnumerable<string> hosts, bool isPast = false)
    {
        var (from, to) = isPast ? (_from - 2 * LongAgo, _from - LongAgo) : (_from, _to);
        var request = new CertificateRequest(Name("Chat Emulator (for tests)"), _leafKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(_identifier));
        request.CertificateExtensions.Add(HostNames.Extension(hosts));
        using var issued = request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), from, to, Serial());
        return Usable(issued.CopyWithPrivateKey(_leafKey));
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _leafKey.Dispose();
        _key.Dispose();
    }

    private static X500DistinguishedName Name(string common)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(common);
        return name.Build();
    }

    // Positive, and never zero: the first byte is from 0x40 to 0x7f.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }

    // Windows serves with no key that was never in a store of its own.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
