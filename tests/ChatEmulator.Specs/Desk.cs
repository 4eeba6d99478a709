using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParcelDesk;

namespace ChatEmulator.Specs;

/// <summary>
/// The sample application inside a test, as its own tests would host it: on a server without sockets, its calls to the vendors led to
/// the emulator, its clock the emulator's. Nothing in it is changed or configured for that.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Emulator _emulator;
    private readonly HttpClient _client;

    private Desk(WebApplication app, Emulator emulator)
    {
        _app = app;
        _emulator = emulator;
        _client = app.GetTestClient();
        _client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The application with the client that it should have.</summary>
    public static Task<Desk> Careful(Emulator emulator) => Open(emulator, []);

    /// <summary>The application with the client that tired people write.</summary>
    public static Task<Desk> Naive(Emulator emulator) => Open(emulator, ["--client", "naive"]);

    /// <summary>Somebody of the staff opens the chat.</summary>
    public Task<HttpResponseMessage> Join(string user = "ada") => _client.GetAsync($"staff/{user}/chat-token");

    /// <summary>A customer asks for the way into the chat.</summary>
    public Task<HttpResponseMessage> Link(string customer = "c-1") => _client.GetAsync($"customers/{customer}/chat-link");

    /// <summary>A parcel has arrived; says what is known of the notice, or the status when it was refused.</summary>
    public async Task<string> Tell(string parcel = "parcel-7", string thread = "t-1", string? shelf = null, byte[]? photo = null, CancellationToken cancel = default)
    {
        using var answer = await _client.PostAsJsonAsync($"parcels/{parcel}/arrived", new { to = "ada@example.com", thread, shelf, photo }, cancel);
        return await Word(answer, cancel);
    }

    /// <summary>What has become of the notice, or the status when that cannot be said.</summary>
    public async Task<string> Ask(string parcel = "parcel-7")
    {
        using var answer = await _client.GetAsync($"parcels/{parcel}/arrived?to=ada@example.com&thread=t-1");
        return await Word(answer, default);
    }

    /// <summary>A parcel has arrived, in the words of somebody else; the status of the answer.</summary>
    public async Task<int> Arrived(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync("parcels/parcel-7/arrived", content);
        return (int)answer.StatusCode;
    }

    /// <summary>The whole answer to somebody who wants to tell a customer in a thread.</summary>
    public Task<HttpResponseMessage> Read(string thread) => _client.PostAsJsonAsync("parcels/parcel-7/arrived", new { to = "ada@example.com", thread });

    /// <summary>The same, on a clock that stands: whenever the application pauses for that long, it is advanced by as much.</summary>
    public async Task<string> TellWithPauseOf(TimeSpan pause, string parcel = "parcel-7")
    {
        var telling = Tell(parcel);
        while (_emulator.Clock.CanMove && _emulator.Clock.WaitedOnAsync(pause) is var pauses && await Task.WhenAny(telling, pauses) == pauses)
        {
            await pauses;
            await _emulator.Clock.AdvanceAsync(pause);
        }

        return await telling;
    }

    /// <summary>A part of the application.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<string> Word(HttpResponseMessage answer, CancellationToken cancel)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return body.TryGetProperty("sent", out var sent) ? sent.GetString()! : $"{(int)answer.StatusCode}";
    }

    private static async Task<Desk> Open(Emulator emulator, string[] args)
    {
        var app = ParcelDeskApp.Build(args, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.RouteVendorsTo(emulator);
            builder.Services.AddSingleton<TimeProvider>(emulator.Clock);
            builder.Logging.ClearProviders();
        });
        await app.StartAsync();
        return new Desk(app, emulator);
    }
}
