using System.Net.Http.Headers;
using System.Text;

namespace Concierge;

/// <summary>A hotel's concierge: guests chat over SignalWire, and are written to over Algoreg. It knows the vendors' addresses and no emulator.</summary>
public static class ConciergeApp
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpClient<ChatTokens>(http => Reach(http, "https://example.signalwire.com", "demo:PT-demo"));
        builder.Services.AddHttpClient<Messages>(http => Reach(http, "https://api.algoreg.com", "api@acme.test:secret"));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapPost("/rooms/{room}/chat-token", (string room, ChatTokens tokens, CancellationToken cancel) => tokens.Mint(room, cancel));
        app.MapPost("/orders/{order}/ready", async (string order, Guest guest, Messages messages, CancellationToken cancel) =>
        {
            await messages.Post($"{order}-ready", guest.Email, $"Your {order} is ready.", cancel);
            return Results.NoContent();
        });
        return app;
    }

    private static void Reach(HttpClient http, string address, string credentials)
    {
        http.BaseAddress = new Uri(address);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
    }
}

public sealed record Guest(string Email);
