namespace ChatEmulator.Server.Tests.Control.Attacks;

/// <summary>Somebody without the key of Control.</summary>
public sealed class KeyAttacks
{
    [TestCase("")]
    [TestCase("Authorization: sesame\r\n")]
    [TestCase("Authorization: Bearer\r\n")]
    [TestCase("Authorization: Bearer \r\n")]
    [TestCase("Authorization: Bearersesame\r\n")]
    [TestCase("Authorization: Bearer sesam\r\n")]
    [TestCase("Authorization: Bearer sesamee\r\n")]
    [TestCase("Authorization: Bearer SESAME\r\n")]
    [TestCase("Authorization: Bearer sesame sesame\r\n")]
    [TestCase("Authorization: Bearer Bearer sesame\r\n")]
    [TestCase("Authorization: Bearer \"sesame\"\r\n")]
    [TestCase("Authorization: Basic c2VzYW1l\r\n")]
    [TestCase("Authorization: Bearer sesame\r\nAuthorization: Bearer sesame\r\n")]
    [TestCase("Authorization: Bearer wrong\r\nAuthorization: Bearer sesame\r\n")]
    [TestCase("Authorization: Bearer sesame, Bearer wrong\r\n")]
    [TestCase("Proxy-Authorization: Bearer sesame\r\n")]
    [TestCase("X-Api-Key: sesame\r\n")]
    [TestCase("Cookie: key=sesame\r\n")]
    public async Task Nothing_but_the_key_opens_and_no_answer_tells_it(string headers)
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame" });
        foreach (var path in (string[])["/_emulator/reset", "/worlds/default/_emulator/reset", "/_emulator/nothing", "/__admin", "/_emulator/HEALTH", "/_emulator/health/"])
        {
            using var client = await RawClient.Connect(server.Url);
            await client.Send("POST", path, headers: headers);
            Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 401 ").And.Contain("WWW-Authenticate: Bearer").And.Not.Contain("sesame"), path);
        }

        Assert.That(server.Engine.Worlds.Default.Epoch, Is.EqualTo(1));
    }

    [Test]
    public async Task A_very_long_key_is_a_wrong_one()
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame" });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", "/_emulator/calls", headers: $"Authorization: Bearer sesame{new string('e', 20_000)}\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 401 "));
    }

    [TestCase("Bearer sesame")]
    [TestCase("bearer sesame")]
    [TestCase("BEARER sesame")]
    public async Task The_scheme_is_written_in_any_case(string authorization)
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame" });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", "/_emulator/calls", headers: $"Authorization: {authorization}\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 "));
    }

    [TestCase("key")]
    [TestCase("control_key")]
    [TestCase("access_token")]
    public async Task A_key_in_the_query_is_refused_and_stands_in_no_log(string name)
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame", Notice = told.Enqueue, Called = call => told.Enqueue($"{call}") });
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(HttpMethod.Get, $"/_emulator/calls?{name}=sesame")).Status, Is.EqualTo(401));
        var (status, detail) = await person.Refused(HttpMethod.Get, $"/_emulator/calls?{name}=sesame", null, "Bearer sesame");
        Assert.That((status, detail.Contains($"There is no parameter `{name}`"), detail.Contains("sesame")), Is.EqualTo((400, true, false)));
        Assert.That(told, Is.Empty);
    }

    [Test]
    public async Task Health_and_the_certificate_need_none_by_GET_and_HEAD_alone()
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame", Tls = 0 });
        using var person = new Person(server.Url);
        foreach (var path in (string[])["/_emulator/health", "/_emulator/ca.pem"])
        {
            using var get = await person.Send(HttpMethod.Get, path);
            using var head = await person.Send(HttpMethod.Head, path);
            Assert.That(((int)get.StatusCode, (int)head.StatusCode), Is.EqualTo((200, 200)));
            Assert.That((await person.Refused(HttpMethod.Options, path)).Status, Is.EqualTo(401));
        }
    }
}
