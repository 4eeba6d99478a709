namespace ChatEmulator.Server.Tests.Control.Attacks;

/// <summary>A page in a browser that reaches for Control under a name of its own, or from a site of its own.</summary>
public sealed class HostAttacks
{
    [TestCase("evil.test")]
    [TestCase("evil.test:8080")]
    [TestCase("localhost.evil.test")]
    [TestCase("localhost.evil")]
    [TestCase("evil.localhost")]
    [TestCase("localhost.")]
    [TestCase("localhost@evil.test")]
    [TestCase("evil.test@localhost")]
    [TestCase("localhost, evil.test")]
    [TestCase("localhost evil.test")]
    [TestCase("localhost#evil.test")]
    [TestCase("localhost\\.evil.test")]
    [TestCase("127.0.0.1.evil.test")]
    [TestCase("127.0.0.1.")]
    [TestCase("127.1")]
    [TestCase("0x7f.0.0.1")]
    [TestCase("2130706433")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("[::1%25lo]")]
    [TestCase("[::1].evil.test")]
    [TestCase("[::2]")]
    [TestCase("::1")]
    [TestCase("[::1")]
    [TestCase("*")]
    [TestCase("")]
    public async Task No_name_but_those_that_are_allowed_reaches_Control(string host)
    {
        await using var server = await Play.Plain();
        foreach (var path in (string[])["/_emulator/reset", "/worlds/default/_emulator/reset", "/__admin/reset", "/worlds/default/__admin"])
        {
            using var client = await RawClient.Connect(server.Url);
            await client.Send("POST", path, host: host);
            Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 403 ").Or.StartWith("HTTP/1.1 400 "), path);
        }

        Assert.That(server.Engine.Worlds.Default.Epoch, Is.EqualTo(1));
        Assert.That(server.Engine.Worlds.Default.Journal.Total, Is.Zero, "it is no vendor's either");
    }

    [TestCase("POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST /_emulator/reset HTTP/1.1\r\nHost: evil.test\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST /_emulator/reset HTTP/1.1\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST /_emulator/reset HTTP/1.0\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST http://evil.test/_emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST http://localhost/_emulator/reset HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST http://evil.test/_emulator/reset HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST http://localhost@evil.test/_emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")]
    public async Task No_way_to_say_it_twice_or_not_at_all_reaches_Control(string request)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send(request);
        Assert.That(await client.ReadAnswer(), Does.Match("^HTTP/1.1 40[03] "));
        Assert.That(server.Engine.Worlds.Default.Epoch, Is.EqualTo(1));
    }

    [TestCase("null")]
    [TestCase("https://evil.test")]
    [TestCase("http://localhost.evil.test")]
    [TestCase("http://localhost@evil.test")]
    [TestCase("http://evil.test#localhost")]
    [TestCase("http://localhost:80, https://evil.test")]
    [TestCase("file://")]
    [TestCase("chrome-extension://abcdef")]
    [TestCase("localhost")]
    public async Task No_other_site_changes_anything(string origin)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "reset"), (HttpMethod.Delete, "calls"), (HttpMethod.Put, "worlds/mine")])
        {
            Assert.That((await person.Refused(method, "/_emulator/" + path, "", null, ("Origin", origin))).Status, Is.EqualTo(403), path);
        }

        Assert.That((server.Engine.Worlds.Default.Epoch, server.Engine.Worlds.All.Count), Is.EqualTo((1L, 1)));
    }

    [TestCase("http://localhost")]
    [TestCase("HTTPS://LOCALHOST:8443")]
    [TestCase("http://127.0.0.1:5173")]
    [TestCase("http://[::1]:5173")]
    public async Task A_page_of_this_machine_may(string origin)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Post, "/_emulator/reset", "", null, ("Origin", origin));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_site_that_is_given_twice_is_none()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", "/_emulator/reset", headers: "Origin: http://localhost\r\nOrigin: https://evil.test\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 403 "));
    }

    [Test]
    public async Task What_is_not_under_admin_is_no_vendors()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var admin = await person.Send(HttpMethod.Get, "/__admin/nothing");
        Assert.That(((int)admin.StatusCode, server.Engine.Worlds.Default.Journal.Total), Is.EqualTo((404, 0L)));
        using var other = await person.Send(HttpMethod.Get, "/__administrator");
        Assert.That((other.Content.Headers.ContentType?.MediaType, server.Engine.Worlds.Default.Journal.Total), Is.EqualTo(("application/json", 1L)));
    }
}
