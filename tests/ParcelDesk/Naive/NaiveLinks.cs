using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ParcelDesk.Naive;

/// <summary>Links for customers, as tired people write it.</summary>
internal sealed class NaiveLinks(NaiveAlgoreg algoreg, IOptions<AlgoregSettings> settings, NaiveMemory memory, TimeProvider time)
{
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(2);

    public async Task<ChatLink> For(string customer, CancellationToken cancel)
    {
        // BUG 17: once down, always down. Nobody looks again whether the outage is over. (outage)
        if (memory.Down)
        {
            throw new TroubleException(Trouble.Throttled, "The vendor is down.");
        }

        if (memory.Links.TryGetValue(customer, out var link))
        {
            return link;
        }

        link = await Mint(customer, cancel);

        // BUG 18: a link that is about to expire is asked for anew, and so is the new one, and its successor. (shorter-than-the-lead)
        for (var again = 0; again < 20 && link.ExpiresAt - time.GetUtcNow() < Lead; again++)
        {
            link = await Mint(customer, cancel);
        }

        return memory.Links[customer] = link;
    }

    private async Task<ChatLink> Mint(string customer, CancellationToken cancel)
    {
        using var answer = await algoreg.Send(HttpMethod.Post, "api/v1/chat/token", new { external_id = customer }, cancel);
        if ((int)answer.StatusCode == 429)
        {
            throw Later(answer);
        }

        if ((int)answer.StatusCode == 503)
        {
            memory.Down = true;
            throw new TroubleException(Trouble.Throttled, "The vendor is down.");
        }

        // BUG 33: an answer that has begun comes to its end. (malformed-chunk)
        var text = await answer.Content.ReadAsStringAsync(cancel);

        // BUG 19: parsed before anybody has looked at status and type. (gateway-page)
        var body = JsonElement.Parse(text);

        // BUG 20: seconds, as the pages had it yesterday; milliseconds are beyond the year 9999. (expires-in-millis)
        var expires = DateTimeOffset.FromUnixTimeSeconds(body.GetProperty("expires_at").GetInt64());
        return new ChatLink(new Uri(settings.Value.ChatUrl, $"/?token={body.GetProperty("token").GetString()}"), expires);
    }

    private static TroubleException Later(HttpResponseMessage answer)
    {
        // BUG 21: there is not always a Retry-After. (retry-after-absent)
        var told = answer.Headers.GetValues("Retry-After").First();

        // BUG 22: and it is not always a number. (retry-after-date)
        return new TroubleException(Trouble.Throttled, "Later.") { RetryAfter = TimeSpan.FromSeconds(int.Parse(told)) };
    }
}
