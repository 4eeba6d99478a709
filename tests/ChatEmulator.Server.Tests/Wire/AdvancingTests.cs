using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>A rule that advances the clock by its call: what becomes due on the way is done before the answer leaves.</summary>
public sealed class AdvancingTests
{
    private const string Scenario = """
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules:
          - { name: late, calls: algoreg.create_message, when: { body.ext_msg_id: m-1 }, effect: { late: 45s } }
          - { name: an hour, calls: algoreg.create_message, when: { body.ext_msg_id: m-2 }, then: [{ advance: 30m }, { advance: 30m }] }
        """;

    [Test]
    public async Task Late_effects_are_true_when_the_answer_is_there_and_the_next_call_sees_what_has_expired()
    {
        await using var server = await Play.Start(Scenario);
        using var http = new HttpClient { BaseAddress = server.Url };
        var bearer = await Login(http);
        Assert.That(await Send(http, bearer, "m-1"), Is.EqualTo(204));
        Assert.That((await Json(http, "state"))["algoreg"]!["messages_total"]!.GetValue<int>(), Is.Zero);
        Assert.That(await Send(http, bearer, "m-2"), Is.EqualTo(204));
        Assert.That(((string?)(await Json(http, "clock"))["now"], (await Json(http, "state"))["algoreg"]!["messages_total"]!.GetValue<int>()), Is.EqualTo(("2026-01-15T10:00:00Z", 2)));
        Assert.That(await Send(http, bearer, "m-3"), Is.EqualTo(401), "the bearer has lived its hour");
    }

    [Test]
    public async Task What_is_played_again_does_not_advance_again()
    {
        await using var server = await Play.Start(Scenario);
        using var http = new HttpClient { BaseAddress = server.Url };
        Assert.That(await Send(http, await Login(http), "m-2"), Is.EqualTo(204));
        using var forked = await http.PostAsync("/_emulator/worlds/default/fork", Body("""{"as":"again"}"""));
        Assert.That((int)forked.StatusCode, Is.AnyOf(200, 201));
        Assert.That((string?)JsonNode.Parse(await http.GetStringAsync("/worlds/again/_emulator/clock"))!["now"], Is.EqualTo("2026-01-15T10:00:00Z"));
    }

    [Test]
    public async Task A_clock_that_cannot_be_advanced_holds_no_answer_back()
    {
        await using var server = await Play.Start("");
        using var http = new HttpClient { BaseAddress = server.Url };
        using var version = new StringContent("""
            scenario: later
            clock: 2026-01-15T09:00:00Z
            rules:
              - { name: an hour, calls: algoreg.create_message, then: [{ advance: 1h }] }
              - { name: slow, calls: algoreg.create_message, delivery: { delay: 1ms } }
            """);
        using var put = await http.PutAsync("/_emulator/scenario", version);
        Assert.That((int)put.StatusCode, Is.EqualTo(200), "the clock of the version waits for a reset");
        Assert.That(await Send(http, await Login(http), "m-1"), Is.EqualTo(204), "a millisecond later, and not an hour");
    }

    private static async Task<string> Login(HttpClient http)
    {
        using var answer = await http.PostAsync("/api/v1/token", Body("""{"grant_type":"password","username":"api@acme.test","password":"secret"}"""));
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
    }

    private static async Task<int> Send(HttpClient http, string bearer, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Play.MessagePath) { Content = Body($$"""{"to":"ada@example.com","ext_msg_id":"{{id}}"}""") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task<JsonNode> Json(HttpClient http, string route) => JsonNode.Parse(await http.GetStringAsync($"/_emulator/{route}"))!;

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
