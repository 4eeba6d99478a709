using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace ChatEmulator.Server.Tests.Control;

/// <summary><c>GET verdict</c> and <c>GET advice</c>.</summary>
public sealed class VerdictRouteTests
{
    private const string NoCall = "expect: [{ calls: \"*\", exactly: 0, name: silence }]\n";

    [TestCase("", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("image/png", "application/json")]
    [TestCase("application/xml", "application/xml; charset=utf-8")]
    [TestCase("text/xml", "application/xml; charset=utf-8")]
    [TestCase("text/markdown", "text/markdown; charset=utf-8")]
    [TestCase("text/*", "text/markdown; charset=utf-8")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml; charset=utf-8")]
    [TestCase("application/json;q=0.5, text/markdown", "text/markdown; charset=utf-8")]
    [TestCase("application/xml;q=0, */*", "application/json")]
    public async Task A_verdict_comes_as_what_is_accepted(string accept, string type)
    {
        await using var server = await Play.Start(NoCall);
        using var client = new HttpClient { BaseAddress = server.Url };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        using var answer = await client.GetAsync("_emulator/verdict");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(type));
    }

    [Test]
    public async Task Without_a_name_it_is_about_all_worlds_that_were_called_and_with_one_about_that()
    {
        await using var server = await Play.Start(NoCall);
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.GetAsync("worlds/a/nobody");
        await client.GetAsync("worlds/b/nobody");
        Assert.That(Worlds(await Verdict(client, "")), Is.EqualTo(new[] { "a broken", "b broken" }));
        Assert.That(Worlds(await Verdict(client, "worlds/default/")), Is.EqualTo(new[] { "default held" }));
        Assert.That((await client.GetAsync("worlds/c/_emulator/verdict")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_world_that_was_deleted_keeps_its_verdict()
    {
        await using var server = await Play.Start(NoCall);
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.GetAsync("worlds/a/nobody");
        await client.DeleteAsync("_emulator/worlds/a");
        Assert.That(Worlds(await Verdict(client, "worlds/a/")), Is.EqualTo(new[] { "a broken" }));
        Assert.That(Worlds(await Verdict(client, "")), Is.EqualTo(new[] { "a broken" }));
        await client.GetAsync("worlds/a/nobody");
        Assert.That(Worlds(await Verdict(client, "worlds/a/")), Is.EqualTo(new[] { "a broken", "a broken" }));
    }

    [Test]
    public async Task A_world_that_was_made_on_purpose_is_judged_though_nobody_called_it()
    {
        await using var server = await Play.Start(NoCall);
        using var client = new HttpClient { BaseAddress = server.Url };
        foreach (var name in new[] { "mine", "gone" })
        {
            using var yaml = new StringContent("scenario: own\nexpect: [{ calls: algoreg.login, at_least: 1 }]\n");
            Assert.That((await client.PutAsync($"_emulator/worlds/{name}", yaml)).IsSuccessStatusCode, Is.True);
        }

        await client.DeleteAsync("_emulator/worlds/gone");
        await client.GetAsync("worlds/other/nobody");
        Assert.That(Worlds(await Verdict(client, "")), Is.EqualTo(new[] { "mine broken", "other broken", "gone broken" }));
    }

    [Test]
    public async Task It_names_the_expectation_its_place_and_the_calls_that_break_it()
    {
        await using var server = await Play.Start(NoCall);
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.GetAsync("nobody?token=hunter2");
        var judged = (await Verdict(client, "")).GetProperty("worlds")[0].GetProperty("expectations")[0];
        Assert.That(judged.GetProperty("name").GetString(), Is.EqualTo("silence"));
        Assert.That(judged.GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(judged.GetProperty("calls")[0].GetInt64(), Is.EqualTo(1));
        Assert.That(judged.GetProperty("shown")[0].GetString(), Does.StartWith("#1 GET /nobody?token=***").And.Not.Contain("hunter2"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/verdict");
        request.Headers.Add("Accept", "application/xml");
        using var junit = await client.SendAsync(request);
        Assert.That(XDocument.Parse(await junit.Content.ReadAsStringAsync()).Descendants("failure").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Advice_is_about_all_worlds_that_were_called_or_the_one_that_is_named()
    {
        await using var server = await Play.Plain();
        using var client = new HttpClient { BaseAddress = server.Url };
        await client.GetAsync("worlds/a/nobody?password=hunter2");
        var all = JsonElement.Parse(await client.GetStringAsync("_emulator/advice")).GetProperty("worlds");
        Assert.That(all.EnumerateArray().Single().GetProperty("advice")[0].GetProperty("code").GetString(), Is.EqualTo("secret_in_query"));
        var one = JsonElement.Parse(await client.GetStringAsync("worlds/default/_emulator/advice")).GetProperty("worlds");
        Assert.That(one.EnumerateArray().Single().GetProperty("advice").GetArrayLength(), Is.Zero);
        Assert.That((await client.GetAsync("_emulator/advice?world=a")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<JsonElement> Verdict(HttpClient client, string prefix) =>
        JsonElement.Parse(await client.GetStringAsync($"{prefix}_emulator/verdict"));

    private static IEnumerable<string> Worlds(JsonElement verdict) =>
        verdict.GetProperty("worlds").EnumerateArray().Select(world => $"{world.GetProperty("world")} {world.GetProperty("ruling")}");
}
