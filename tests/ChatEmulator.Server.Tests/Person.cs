using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests;

/// <summary>Whoever uses an emulator over HTTP: calls the vendors, asks Control.</summary>
internal sealed class Person(Uri url) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new() { BaseAddress = url };

    public Task<HttpResponseMessage> Mint(string body = Play.Mint) => Send(HttpMethod.Post, Play.MintPath, body, Play.Basic());

    public Task<HttpResponseMessage> Message(string body = Play.Message) => Send(HttpMethod.Post, Play.MessagePath, body, Play.Algoreg);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body = null, string? authorization = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (authorization is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await _http.GetStringAsync("/_emulator/" + path))!;

    public Task<JsonNode> Post(string path, string body = "") => Ask(HttpMethod.Post, path, body);

    public Task<JsonNode> Put(string path, string body) => Ask(HttpMethod.Put, path, body);

    /// <summary>Ends when so many calls wait on the world's clock.</summary>
    public async Task Waiting(int number)
    {
        while ((await Get("clock"))["waiting"]!.GetValue<int>() != number)
        {
            await Task.Yield();
        }
    }

    /// <summary>Ends when a call waits on the clock of a world.</summary>
    public Task Waits(string world) => Until(world, "clock", clock => clock["waiting"]!.GetValue<int>() > 0);

    /// <summary>Ends when so many calls have come into a world.</summary>
    public Task Came(string world, int calls) => Until(world, "calls", record => record["total"]!.GetValue<int>() == calls);

    /// <summary>Ends when something holds of what a route tells.</summary>
    public Task Until(string route, Func<JsonNode, bool> holds) => Until("default", route, holds);

    private async Task Until(string world, string route, Func<JsonNode, bool> holds)
    {
        while (true)
        {
            using var answer = await _http.GetAsync($"/worlds/{world}/_emulator/{route}");
            if (answer.IsSuccessStatusCode && holds(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!))
            {
                return;
            }

            await Task.Yield();
        }
    }

    private async Task<JsonNode> Ask(HttpMethod method, string path, string body)
    {
        using var answer = await Send(method, "/_emulator/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(201), text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>What a refused request of Control was told: status and detail.</summary>
    public async Task<(int Status, string Detail)> Refused(HttpMethod method, string path, string? body = null, string? authorization = null, params (string Name, string Value)[] headers)
    {
        using var answer = await Send(method, path, body, authorization, headers);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        var problem = JsonNode.Parse(text)!;
        Assert.That(problem["status"]!.GetValue<int>(), Is.EqualTo((int)answer.StatusCode));
        Assert.That(problem["title"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
        return ((int)answer.StatusCode, problem["detail"]!.GetValue<string>());
    }

    /// <summary>The only call, as soon as something holds of it.</summary>
    public async Task<JsonNode> Call(Func<JsonNode, bool> holds)
    {
        JsonNode? last = null;
        using var deadline = new CancellationTokenSource(Deadline);
        while (!deadline.IsCancellationRequested)
        {
            last = await Get("calls");
            if (last["calls"]!.AsArray() is [{ } call] && holds(call))
            {
                return call;
            }

            await Task.Yield();
        }

        throw new AssertionException($"It never held: {last}");
    }

    public Task<JsonNode> CallEnded(string how) => Call(call => (string?)call["ending"]?["how"] == how);

    public void Dispose() => _http.Dispose();
}
