using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control;
using ChatEmulator.Server.Control.Routes;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Tests.Control.Attacks;

/// <summary>Known secrets in every place where one may stand, and none of them in anything that can be read.</summary>
public sealed class SecretTests
{
    private const string Secret = "hunter22-geheim";

    // What a scenario says is its author's, and a snapshot is a world with its keys: both are told as they are, and say so.
    private static readonly string[] Raw = ["/_emulator/worlds/{name}/snapshot"];

    private const string Yaml = $$$"""
        accounts:
          signalwire: [{ project: demo, token: {{{Secret}}} }]
          algoreg: [{ email: api@acme.test, password: {{{Secret}}} }]
        rules:
          - { name: renamed, calls: signalwire.create_token, answer: { alter: { rename: { token: jwt }, headers: { X-Was: "{{header.x-api-key}}" } } } }
          - { name: renamed too, calls: algoreg.create_end_user_token, answer: { alter: { rename: { token: ticket } } } }
          - { name: echo, calls: algoreg.login, effect: none, answer: { status: 200, json: { you_said: "{{body.password}}", and: "it was {{body.password}}." } } }
        """;

    [Test]
    public async Task No_answer_of_Control_tells_a_secret_that_came_or_a_token_that_was_minted()
    {
        await using var server = await Play.Start(Yaml);
        using var person = new Person(server.Url);
        var tokens = new List<string>();
        foreach (var (path, body, authorization) in Calls())
        {
            using var answer = await person.Send(HttpMethod.Post, path, body, authorization, ("Cookie", $"sid={Secret}"), ("X-Api-Key", Secret), ("Referer", $"http://a.test/?token={Secret}"));
            tokens.AddRange(Texts(await answer.Content.ReadAsStringAsync()).Where(text => text.Length > 50));
        }

        Assert.That(tokens, Has.Count.EqualTo(2), "both vendors have minted one, by another name");
        foreach (var token in tokens)
        {
            using var strange = await person.Send(HttpMethod.Get, $"/t/{token}?token={token}&q={token}", null, null, ("X-Any", token));
        }

        foreach (var path in Paths(server))
        {
            using var answer = await person.Send(HttpMethod.Get, path);
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var secret in tokens.Append(Secret).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes($"demo:{Secret}"))))
            {
                Assert.That(text, Does.Not.Contain(secret), path);
            }
        }
    }

    private static IEnumerable<(string Path, string Body, string? Authorization)> Calls()
    {
        yield return (Play.MintPath, $$$"""{"ttl":60,"channels":{"general":{"read":true}},"password":"{{{Secret}}}"}""", Play.Basic(password: Secret));
        yield return (Play.MintPath, $$$"""{"ttl":60,"password":["{{{Secret}}}"],"token":{"a":"{{{Secret}}}"}}""", Play.Basic(password: Secret + "!"));
        yield return ("/api/v1/chat/token", """{"external_id":"c-1","emails":["ada@example.com"]}""", Play.Basic("api@acme.test", Secret));
        yield return ("/api/v1/login", $$"""{"email":"api@acme.test","password":"{{Secret}}"}""", null);
        yield return ($"/nowhere?token={Secret}&Password={Secret}", $"a=1&client_secret={Secret}", $"Bearer {Secret}");
        yield return ($"{Play.MessagePath}?access_token={Secret}", $$"""{"to":"ada@example.com","subject":"see ?token={{Secret}}","content":"Authorization: Bearer {{Secret}}"}""", Play.Basic("api@acme.test", Secret));
    }

    private static IEnumerable<string> Paths(EmulatorServer server)
    {
        var routing = new Routing(server.Engine, new SlowLane(), null, new WaitRoutes(server.Engine, 1, CancellationToken.None), null!);
        return routing.Routes.Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET")).Select(route => route.RoutePattern.RawText!)
            .Except(Raw).Except(["/_emulator/scenario"])
            .Select(path => path.Replace("{name}", "default").Replace("{document}", "signalwire.json"));
    }

    private static IEnumerable<string> Texts(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject told ? [.. told.Select(member => member.Value).OfType<JsonValue>().Select(value => $"{value}")] : [];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
