using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ParcelDesk.Naive;

/// <summary>Writes to customers, as tired people write it.</summary>
internal sealed class NaiveCustomerChat(NaiveAlgoreg algoreg, IOptions<AlgoregSettings> settings, NaiveMemory memory, TimeProvider time) : ICustomerChat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ChatLink> LinkFor(string customer, CancellationToken cancel)
    {
        if (memory.Links.TryGetValue(customer, out var link))
        {
            return link;
        }

        using var answer = await algoreg.Send(HttpMethod.Post, "api/v1/chat/token", new { external_id = customer }, cancel);
        if ((int)answer.StatusCode == 429)
        {
            // BUG 9: Retry-After is not always a number. (retry-after-date)
            var seconds = int.Parse(answer.Headers.GetValues("Retry-After").First());
            throw new TroubleException(Trouble.Throttled, "Later.") { RetryAfter = TimeSpan.FromSeconds(seconds) };
        }

        // BUG 10: parsed before anybody has looked at status and type. (gateway-page)
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel));
        var expires = DateTimeOffset.FromUnixTimeSeconds(body.GetProperty("expires_at").GetInt64());
        return memory.Links[customer] = new ChatLink(new Uri(settings.Value.ChatUrl, $"/?token={body.GetProperty("token").GetString()}"), expires);
    }

    public async Task<Sent> Tell(Notice notice, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var enough = new CancellationTokenSource(Patience, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
                using var answer = await Send(notice, either.Token);
                if (answer.IsSuccessStatusCode)
                {
                    // BUG 11: a 204 is taken for delivery, and nobody ever looks. (phantom-success)
                    return Sent.Confirmed;
                }

                if (await IsFinal(answer, cancel))
                {
                    throw new TroubleException(Trouble.Refused, "The vendor refuses the message.");
                }

                // BUG 12: looks once, right after a failure; what comes later comes as well. (late-commit)
                if (await Has(notice, cancel))
                {
                    return Sent.Confirmed;
                }
            }
            catch (HttpRequestException)
            {
                // BUG 13: a broken connection is taken for "not sent", and the customer reads it twice. (reply-lost)
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // BUG 14: the same for one's own time-out. (slower-than-the-client)
            }
        }

        return Sent.Unknown;
    }

    private Task<HttpResponseMessage> Send(Notice notice, CancellationToken cancel) => algoreg.Send(
        HttpMethod.Post, "api/v1/message", new { to = notice.To, thread_id = notice.Thread, content = notice.Text, ext_msg_id = notice.Id }, cancel);

    private static async Task<bool> IsFinal(HttpResponseMessage answer, CancellationToken cancel)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return false;
        }

        // BUG 15: the first entry is the old one; when it is gone no code is known, and what is refused is sent again and again. (old-codes-gone)
        var first = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("errors")[0];
        return first.GetProperty("code").GetString() is "THREAD_NOT_FOUND" or "RECIPIENT_MISSING" or "MISSING_FIELD" or "INVALID_FIELD";
    }

    private async Task<bool> Has(Notice notice, CancellationToken cancel)
    {
        using var answer = await algoreg.Send(HttpMethod.Get, $"api/v1/thread/{notice.Thread}/messages?limit=100", null, cancel);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancel)).Contains($"\"{notice.Id}\"", StringComparison.Ordinal);
    }
}
