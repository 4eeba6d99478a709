using System.Text;
using ChatEmulator.Time;

namespace ChatEmulator.Server.Tests.Control.Attacks;

/// <summary>Bodies that are too large, too slow, or not what they say.</summary>
public sealed class BodyAttacks
{
    private const string Inspect = "/_emulator/tokens/inspect";

    [TestCase("Content-Length: 99999999999999999999", "HTTP/1.1 400 ")]
    [TestCase("Content-Length: -1", "HTTP/1.1 400 ")]
    [TestCase("Content-Length: 5\r\nContent-Length: 6", "HTTP/1.1 400 ")]
    [TestCase("Content-Length: 9223372036854775807", "HTTP/1.1 413 ")]
    [TestCase("Content-Length: 1000001", "HTTP/1.1 413 ")]
    public async Task A_length_that_no_body_may_have_is_refused_before_it_comes(string length, string answer)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Inspect} HTTP/1.1\r\nHost: localhost\r\n{length}\r\n\r\n");
        Assert.That((await client.ReadToEnd()).Text, Does.StartWith(answer).And.Contain("Connection: close"));
    }

    [Test]
    public async Task What_follows_a_body_that_was_longer_than_it_said_is_no_part_of_it()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Inspect} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 13\r\n\r\n{{\"token\":\"x\"}},\"more\":1}}\r\n\r\n");
        var (text, _) = await client.ReadToEnd();
        Assert.That(text, Does.StartWith("HTTP/1.1 200 ").And.Contain("HTTP/1.1 400 ").And.Not.Contain("more"));
    }

    [Test]
    public async Task A_body_that_comes_drop_by_drop_for_ever_is_cut_off()
    {
        using var clock = new Clock(new ClockStart(DateTimeOffset.UnixEpoch, Frozen: true), TimeProvider.System);
        await using var server = await Play.Plain(options => options with { Limits = new ServerLimits { Time = clock, ControlBody = TimeSpan.FromMinutes(3) } });
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Inspect} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n");
        for (var i = 0; i < 4; i++)
        {
            var held = server.Bodies.Allowance.Held;
            await client.Send(new string('x', 5_000 << i));
            while (server.Bodies.Allowance.Held == held)
            {
                await Task.Yield();
            }

            clock.Advance(TimeSpan.FromSeconds(46));
        }

        var (text, _) = await client.ReadToEnd();
        Assert.That(text, Does.StartWith("HTTP/1.1 408 ").And.Contain("\"detail\":\"Not all of the body came within 3m.\""));
        Assert.That(server.Bodies.Allowance.Held, Is.Zero);
    }

    [TestCase("{\"token\":\"a\",\"token\":\"b\"}", "`token` stands there twice")]
    [TestCase("", "no JSON, see line 1, byte 1")]
    [TestCase("\"token\"", "no JSON object")]
    [TestCase("{\"token\":\"a\"} {}", "no JSON")]
    [TestCase("{'token':'a'}", "no JSON")]
    [TestCase("{\"token\":\"\\ud800\"}", "not Unicode")]
    [TestCase("{\"\\ud800\":\"a\"}", "not Unicode")]
    [TestCase("{\"token\":[1]}", "`token` is no text")]
    [TestCase("{\"token\":null}", "`token` is no text")]
    [TestCase("{\"Token\":\"a\"}", "`Token` means nothing here; did you mean `token`?")]
    public async Task A_body_that_could_be_meant_otherwise_is_refused_with_what_is_wrong(string body, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Post, Inspect, body);
        Assert.That((status, told), Is.EqualTo((400, told)));
        Assert.That(told, Does.Contain(detail));
    }

    [Test]
    public async Task Nesting_without_end_is_refused_as_no_JSON()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var deep = $"{{\"token\":{new string('[', 400_000)}";
        Assert.That((await person.Refused(HttpMethod.Post, Inspect, deep)).Status, Is.EqualTo(400));
        Assert.That((await person.Refused(HttpMethod.Post, "/_emulator/data", deep)).Status, Is.EqualTo(422));
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/w/snapshot", deep)).Status, Is.EqualTo(422));
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase(";;;")]
    [TestCase("")]
    public async Task JSON_is_taken_whatever_it_is_called(string type)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Inspect, "{\"token\":\"x\"}", $"Content-Type: {type}\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 "));
    }

    [Test]
    public async Task A_byte_order_mark_is_no_mistake_and_another_encoding_is_one()
    {
        await using var server = await Play.Plain();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var marked = await http.PostAsync(Inspect, new ByteArrayContent([.. Encoding.UTF8.Preamble, .. "{\"token\":\"x\"}"u8]));
        using var other = await http.PostAsync(Inspect, new ByteArrayContent(Encoding.Unicode.GetBytes("{\"token\":\"x\"}")));
        Assert.That(((int)marked.StatusCode, (int)other.StatusCode), Is.EqualTo((200, 400)));
    }
}
