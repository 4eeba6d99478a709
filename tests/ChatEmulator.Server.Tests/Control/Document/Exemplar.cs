using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Server.Control.Describing;

namespace ChatEmulator.Server.Tests.Control.Document;

/// <summary>An emulator in which what the examples of Control's document speak of is there.</summary>
internal sealed class Exemplar : IAsyncDisposable
{
    private const string Yaml = """
        scenario: calm
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        accounts: { algoreg: [{ email: api@acme.test, password: secret, bearer: bearer-1 }] }
        rules: [{ name: busy, calls: algoreg.login, answer: { error: service_unavailable } }]
        limits: [{ name: burst, calls: algoreg.login, allow: 100, within: 1s }]
        expect: [{ name: two messages, calls: algoreg.create_message, exactly: 2 }]
        """;

    private readonly EmulatorServer _server;
    private readonly HttpClient _http;

    private Exemplar(EmulatorServer server)
    {
        _server = server;
        _http = new HttpClient { BaseAddress = server.Url };
    }

    public EmulatorServer Server => _server;

    public static async Task<Exemplar> Start()
    {
        var exemplar = new Exemplar(await EmulatorServer.StartAsync(new ServerOptions { Scenario = Play.Load(Yaml), Url = "http://127.0.0.1:0", Tls = 0 }));
        using var person = new Person(exemplar._server.Url);
        using var message = await person.Message();
        _ = await person.Put("worlds/checkout-7", "");
        using var another = await person.Send(HttpMethod.Post, $"/worlds/checkout-7{Play.MessagePath}?password=x", Play.Message, Play.Algoreg);
        return exemplar;
    }

    /// <summary>Plays an example of a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">The path of its route.</param>
    /// <param name="description">What stands beside the route.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="asking">Whether the examples of all parameters of the query are sent too.</param>
    /// <param name="accept">The media type that is asked for; null for any.</param>
    public async Task<(int Status, string Type, string Text)> Try(string method, string path, Description description, Sample? body, bool asking = false, string? accept = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path, description, asking));
        request.Content = body is null ? null : new StringContent(body.Text, Encoding.UTF8, body.Type);
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static string Filled(string path, Description description, bool asking)
    {
        var query = new List<string>();
        foreach (var parameter in description.Parameters)
        {
            var value = Uri.EscapeDataString(JsonNode.Parse(parameter.Example)!.ToString());
            if (parameter.InPath)
            {
                path = path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
            }
            else if (asking)
            {
                query.Add($"{parameter.Name}={value}");
            }
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}
