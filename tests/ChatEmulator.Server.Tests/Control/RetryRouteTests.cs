using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

/// <summary><c>GET retries</c>, and what it knows only from the wire.</summary>
public sealed class RetryRouteTests
{
    private const string Busy = """
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules: [{ name: busy, calls: algoreg.create_message, times: 1, answer: { error: rate_limited, retry_after: 2s } }]
        """;

    [Test]
    public async Task What_was_tried_again_is_told_with_its_waits()
    {
        await using var server = await Play.Start(Busy);
        using var person = new Person(server.Url);
        using var refused = await person.Message();
        await person.Post("clock/advance", """{"by":"1500ms"}""");
        using var early = await person.Message();
        var audit = await person.Get("retries");
        Assert.That((audit["world"]!.ToString(), audit["attempts"]!.GetValue<int>(), audit["logical_operations"]!.GetValue<int>()), Is.EqualTo(("default", 2, 1)));
        var attempts = audit["operations"]![0]!["attempts"]!.AsArray();
        Assert.That((attempts[0]!["retry_after"]!.ToString(), attempts[1]!["waited_world_us"]!.GetValue<long>()), Is.EqualTo(("2", 1_500_000)));
        Assert.That(attempts[1]!["waited_real_us"]!.GetValue<long>(), Is.Positive);
        Assert.That(audit["operations"]![0]!["key"]!.ToString(), Is.EqualTo("\"m-1\""));
    }

    [Test]
    public async Task Another_world_and_another_operation_are_not_meant()
    {
        await using var server = await Play.Start(Busy);
        using var person = new Person(server.Url);
        using var refused = await person.Message();
        using var minted = await person.Mint();
        Assert.That((await person.Get("retries?operation=signalwire.*"))["attempts"]!.GetValue<int>(), Is.EqualTo(1));
        await person.Put("worlds/other", "");
        using var other = await person.Send(HttpMethod.Get, "/worlds/other/_emulator/retries");
        Assert.That(JsonNode.Parse(await other.Content.ReadAsStringAsync())!["attempts"]!.GetValue<int>(), Is.Zero);
    }

    [TestCase("retries?operation=algoreg.create_mesage", 400, "Did you mean `algoreg.create_message`?")]
    [TestCase("retries?operation=*&operation=*", 400, "given more than once")]
    [TestCase("retries?status=503", 400, "There is no parameter `status`. Known: operation.")]
    [TestCase("retrys", 404, "Did you mean /_emulator/retries?")]
    public async Task What_is_misspelt_is_refused(string query, int status, string why)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, "/_emulator/" + query);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.ToString(), Does.Contain(why));
    }

    [Test]
    public async Task A_request_has_begun_when_its_head_is_in_however_long_its_body_takes()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send(
            $"POST {Play.MessagePath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {Play.Algoreg}\r\nContent-Length: {Play.Message.Length}\r\nExpect: 100-continue\r\n\r\n");

        // It is asked for when somebody reads it, so the head is known by now.
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 100 "));
        var seen = TimeProvider.System.GetElapsedTime(0).Ticks;
        await client.Send(Play.Message);
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 204 "));
        var call = server.Engine.Worlds.Default.Journal.Calls().Single();
        Assert.That((call.Began < seen, call.Arrived > seen), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_call_begins_arrives_and_ends_in_that_order()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Message();
        var call = server.Engine.Worlds.Default.Journal.Calls().Single();
        Assert.That(call.Began, Is.Positive.And.LessThanOrEqualTo(call.Arrived));
        Assert.That(call.Ending!.Value.Finished, Is.GreaterThanOrEqualTo(call.Arrived));
    }
}
