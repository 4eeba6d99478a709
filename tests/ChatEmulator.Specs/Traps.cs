using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatEmulator.Specs;

/// <summary>
/// A naive client for each shipped scenario. It does what tired people write; <c>true</c> says that the scenario caught it.
/// </summary>
internal static class Traps
{
    private static readonly object Hello = new { to = "ada@example.com", content = "Your parcel is here", ext_msg_id = "parcel-7" };
    private static readonly object General = new { ttl = 60, channels = new { general = new { read = true } } };

    public static IReadOnlyDictionary<string, Func<Emulator, Task<bool>>> All { get; } = new Dictionary<string, Func<Emulator, Task<bool>>>(StringComparer.Ordinal)
    {
        ["reply-lost.yaml"] = SendsAgainAfterABrokenConnection,
        ["phantom-success.yaml"] = Believes204,
        ["late-commit.yaml"] = LooksOnceAndSendsAgain,
        ["slower-than-the-client.yaml"] = SendsAgainAfterATimeOut,
        ["no-answer.yaml"] = WaitsForEver,
        ["rate-limited.yaml"] = RetriesAtOnce,
        ["gateway-page.yaml"] = ParsesBeforeItLooks,
        ["ttl-in-seconds.yaml"] = CountsInSeconds,
    };

    private static async Task<bool> SendsAgainAfterABrokenConnection(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        try
        {
            await client.PostAsJsonAsync("api/v1/message", Hello);
        }
        catch (HttpRequestException)
        {
            await client.PostAsJsonAsync("api/v1/message", Hello);
        }

        return await Ground.Applied(emulator) == 2;
    }

    private static async Task<bool> Believes204(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.PostAsJsonAsync("api/v1/message", Hello);
        var sent = answer.StatusCode == HttpStatusCode.NoContent;
        return sent && await Ground.Applied(emulator) == 0;
    }

    private static async Task<bool> LooksOnceAndSendsAgain(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.PostAsJsonAsync("api/v1/message", Hello);
        if (!answer.IsSuccessStatusCode && await Ground.Applied(emulator) == 0)
        {
            await client.PostAsJsonAsync("api/v1/message", Hello);
        }

        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        return await Ground.Applied(emulator) == 2;
    }

    private static async Task<bool> SendsAgainAfterATimeOut(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        using var timeOut = new CancellationTokenSource(TimeSpan.FromSeconds(30), emulator.Clock);
        var first = client.PostAsJsonAsync("api/v1/message", Hello, timeOut.Token);
        await Task.WhenAny(first, emulator.Calls.To("*").With("delivery", "delay 45s").ArrivedAsync());
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));
        try
        {
            await first;
        }
        catch (OperationCanceledException)
        {
            await client.PostAsJsonAsync("api/v1/message", Hello);
        }

        return await Ground.Applied(emulator) == 2;
    }

    private static async Task<bool> WaitsForEver(Emulator emulator)
    {
        using var client = Clients.SignalWire(emulator);
        var call = client.PostAsJsonAsync("api/chat/tokens", General);
        var ended = await Task.WhenAny(call, emulator.Calls.To("*").With("delivery", "hang").ArrivedAsync());
        await emulator.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        return ended != call && !call.IsCompleted;
    }

    private static async Task<bool> RetriesAtOnce(Emulator emulator)
    {
        using var client = Clients.SignalWire(emulator);
        for (var token = 0; token < 3; token++)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                using var answer = await client.PostAsJsonAsync("api/chat/tokens", General);
                if (answer.IsSuccessStatusCode)
                {
                    break;
                }
            }
        }

        return await Ground.CameBackTooEarly(emulator, TimeSpan.FromSeconds(30));
    }

    private static async Task<bool> ParsesBeforeItLooks(Emulator emulator)
    {
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.PostAsJsonAsync("api/v1/chat/token", new { external_id = "c-1" });
        try
        {
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!.Length == 0;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static async Task<bool> CountsInSeconds(Emulator emulator)
    {
        using var client = Clients.SignalWire(emulator);
        var oneHour = (int)TimeSpan.FromHours(1).TotalSeconds;
        using var answer = await client.PostAsJsonAsync("api/chat/tokens", new { ttl = oneHour, channels = new { general = new { read = true } } });
        return answer.StatusCode == HttpStatusCode.UnprocessableEntity;
    }
}
