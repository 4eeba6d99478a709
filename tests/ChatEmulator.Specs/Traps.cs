using System.Net;
using System.Net.Http.Headers;
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
        ["login-lockout.yaml"] = LogsInAgainAndAgain,
        ["bearer-expires.yaml"] = LogsInForEveryCall,
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

    private static async Task<bool> LogsInAgainAndAgain(Emulator emulator)
    {
        using var client = emulator.CreateClient();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var answer = await LogIn(client, "secret");
            if (answer.IsSuccessStatusCode)
            {
                return false;
            }
        }

        using var corrected = await LogIn(client, "changed-yesterday");
        return corrected.StatusCode == HttpStatusCode.Forbidden;
    }

    private static async Task<bool> LogsInForEveryCall(Emulator emulator)
    {
        using var client = emulator.CreateClient();
        var bearer = await Bearer(client);
        var calls = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Send(client, bearer, i)));
        await Task.WhenAll(calls.Select(async (status, i) => status == HttpStatusCode.Unauthorized ? await Send(client, await Bearer(client), i) : status));
        var ledger = (await Ground.Get(emulator, "ledger")).GetProperty("entries").EnumerateArray();
        return ledger.Single(entry => entry.GetProperty("operation").GetString() == "algoreg.login").GetProperty("applied").GetInt32() > 2;
    }

    private static Task<HttpResponseMessage> LogIn(HttpClient client, string password) =>
        client.PostAsJsonAsync("api/v1/token", new { grant_type = "password", username = "api@acme.test", password });

    private static async Task<string> Bearer(HttpClient client)
    {
        using var answer = await LogIn(client, "secret");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, string bearer, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/message");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = JsonContent.Create(new { to = "ada@example.com", ext_msg_id = $"parcel-{number}" });
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
