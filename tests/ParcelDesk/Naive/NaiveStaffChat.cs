using System.Text.Json;

namespace ParcelDesk.Naive;

/// <summary>Chat tokens for the staff, as tired people write it.</summary>
internal sealed class NaiveStaffChat(HttpClient http) : IStaffChat
{
    private const int OneHour = 60;
    private const int OneHourInSeconds = 3_600;

    // BUG 1: no time-out. A vendor that says nothing keeps the caller waiting for ever. (no-answer)
    public async Task<StaffToken> TokenFor(string user, CancellationToken cancel)
    {
        // BUG 2: seconds where the vendor counts minutes; it never complains, and the token lives for sixty hours. (ttl-in-seconds)
        var wanted = new { ttl = OneHourInSeconds, member_id = user, channels = new { parcels = new { read = true, write = true } } };
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await http.PostAsJsonAsync("api/chat/tokens", wanted, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);

            // BUG 3: one success and no other. The vendor's pages know two. (created-201)
            if ((int)answer.StatusCode == 200)
            {
                return new StaffToken(JsonElement.Parse(body).GetProperty("token").GetString()!, OneHour);
            }

            // BUG 4: too many, so at once again, without looking at Retry-After. (rate-limited)
            if ((int)answer.StatusCode == 429 && attempt < 2)
            {
                continue;
            }

            // BUG 5: every code the vendor will ever have is in an enumeration. (unknown-error)
            var code = JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("code").GetString()!;
            throw new TroubleException(Trouble.Refused, $"The vendor refuses: {Enum.Parse<Code>(code.Replace("_", ""), ignoreCase: true)}");
        }
    }

    private enum Code
    {
        MissingRequiredParameter,
        InvalidParameter,
        NoChannelSpecified,
        RateLimitExceeded,
    }
}
