using System.Net.Http.Json;
using System.Text.Json;

namespace ChatEmulator.Specs;

/// <summary>The whole life of a token, as a client that watches it on the world's clock goes through it.</summary>
public sealed class TokenLifeSpecs
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Test]
    public async Task Thirty_days_of_a_token_pass_every_wake_up_is_seen_and_a_new_one_is_minted_when_it_has_expired()
    {
        await using var emulator = await Emulator.StartAsync("scenario: month\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }");
        using var http = Clients.SignalWire(emulator);
        var clock = emulator.Clock;
        var wakeUps = new List<DateTimeOffset>();
        using var timer = new PeriodicTimer(TenMinutes, clock);
        using var seen = new SemaphoreSlim(0);
        var first = await Expiry(http);
        var watching = Watch();
        for (var i = 0; i < 4_320; i++)
        {
            await clock.AdvanceAsync(TenMinutes);
            await seen.WaitAsync();
        }

        var second = await watching;

        Assert.That(wakeUps, Is.EqualTo(Enumerable.Range(1, 4_320).Select(i => new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero) + (i * TenMinutes))));
        Assert.That((first, second), Is.EqualTo((wakeUps[^1], wakeUps[^1].AddDays(30))));
        emulator.Calls.To("*").Exactly(2);
        Assert.That((await Ground.Calls(emulator)).Select(call => call.GetProperty("at").GetString()), Is.EqualTo(new[] { "2026-01-15T09:00:00Z", "2026-02-14T09:00:00Z" }));

        async Task<DateTimeOffset> Watch()
        {
            do
            {
                await timer.WaitForNextTickAsync();
                wakeUps.Add(clock.GetUtcNow());
                seen.Release();
            }
            while (wakeUps[^1] < first);
            return await Expiry(http);
        }
    }

    // Thirty days are the longest life there is: 43,200 minutes.
    private static async Task<DateTimeOffset> Expiry(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("api/chat/tokens", new { ttl = 43_200, channels = new { general = new { read = true } } });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        var claims = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        using var payload = JsonDocument.Parse(Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '=')));
        return DateTimeOffset.FromUnixTimeSeconds(payload.RootElement.GetProperty("iat").GetInt64()).AddMinutes(payload.RootElement.GetProperty("t").GetInt64());
    }
}
