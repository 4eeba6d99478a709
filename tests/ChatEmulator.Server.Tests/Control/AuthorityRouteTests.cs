using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Server.Tests.Control;

public sealed class AuthorityRouteTests
{
    private const string Path = "/_emulator/ca.pem";

    [Test]
    public async Task The_certificate_to_trust_is_handed_out_without_a_key()
    {
        await using var server = await Play.Plain(options => options with { Tls = 0, ControlKey = "sesame" });
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, Path);
        var pem = await answer.Content.ReadAsStringAsync();
        Assert.That(((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((200, "application/x-pem-file")));
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(pem.Length));
        using var certificate = X509Certificate2.CreateFromPem(pem);
        Assert.That(certificate.Thumbprint, Is.EqualTo(server.Authority!.Thumbprint));
        Assert.That(pem, Does.EndWith("-----END CERTIFICATE-----\n").And.Not.Contain("PRIVATE"));
        Assert.That((await person.Refused(HttpMethod.Post, Path)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Without_tls_there_is_none_and_the_option_is_named()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(await person.Refused(HttpMethod.Get, Path), Is.EqualTo((404, "There is no certificate: HTTPS is off. Start with --tls.")));
    }

    [Test]
    public async Task A_page_under_a_name_of_its_own_does_not_get_it()
    {
        await using var server = await Play.Plain(options => options with { Tls = 0 });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", Path, host: "evil.test");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 403 ").And.Contain("--allow-host evil.test"));
    }
}
