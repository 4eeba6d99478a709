using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary>A client of WireMock's, of an emulator of its own.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Wire(EmulatorServer server) => (Server, _http) = (server, new HttpClient { BaseAddress = server.Url });

    public EmulatorServer Server { get; }

    public static async Task<Wire> Start(string yaml = "", Func<ServerOptions, ServerOptions>? more = null) => new(await Play.Start(yaml, more));

    /// <summary>Asks the admin API.</summary>
    public async Task<(int Status, JsonNode? Json)> Admin(string method, string path, string? body = null)
    {
        using var answer = await Send(method, "/__admin" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Adds a mapping, and tells its id.</summary>
    public async Task<string> Stub(string mapping)
    {
        var (status, json) = await Admin("POST", "/mappings", mapping);
        Assert.That(status, Is.EqualTo(201), json?.ToJsonString());
        return (string)json!["id"]!;
    }

    /// <summary>Calls what is stubbed.</summary>
    public async Task<(int Status, string Body)> Call(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await Send(method, path, body, headers);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private Task<HttpResponseMessage> Send(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }
}
