using System.Buffers.Text;
using System.Text.Json;

namespace ParcelDesk.Naive;

/// <summary>Chat tokens for the staff, as tired people write it.</summary>
internal sealed class NaiveStaffChat(HttpClient http, TimeProvider time) : IStaffChat
{
    private const int OneHour = 60;
    private const int OneHourInSeconds = 3_600;

    // BUG 24: no time-out. A vendor that says nothing keeps the caller waiting for ever. (no-answer)
    public async Task<StaffToken> TokenFor(string user, CancellationToken cancel)
    {
        // BUG 25: seconds where the vendor counts minutes; it never complains, and the token lives for sixty hours. (ttl-in-seconds)
        var wanted = new { ttl = OneHourInSeconds, member_id = user, channels = new { parcels = new { read = true, write = true } } };
        for (var attempt = 0; ; attempt++)
        {
            // BUG 34: a connection that has been kept is one that lives. (idle-connection-closed)
            using var answer = await http.PostAsJsonAsync("api/chat/tokens", wanted, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);

            // BUG 26: one success and no other. The vendor's pages know two. (created-201)
            if ((int)answer.StatusCode == 200)
            {
                // BUG 27: and where the status is right the rest will be. (page-with-200)
                return new StaffToken(Checked(JsonElement.Parse(body).GetProperty("token").GetString()!), OneHour);
            }

            // BUG 28: too many, so at once again, without looking at Retry-After. (rate-limited)
            if ((int)answer.StatusCode == 429 && attempt < 2)
            {
                continue;
            }

            // BUG 29: every code the vendor will ever have is in an enumeration. (unknown-error)
            var code = JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("code").GetString()!;
            throw new TroubleException(Trouble.Refused, $"The vendor refuses: {Enum.Parse<Code>(code.Replace("_", ""), ignoreCase: true)}");
        }
    }

    private string Checked(string token)
    {
        // BUG 30: a token must not be of the future, by one's own clock and to the second. (token-of-the-future)
        var made = JsonElement.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).GetProperty("iat").GetInt64();
        return made <= time.GetUtcNow().ToUnixTimeSeconds() ? token : throw new TroubleException(Trouble.Refused, "The token is not good yet.");
    }

    private enum Code
    {
        MissingRequiredParameter,
        InvalidParameter,
        NoChannelSpecified,
        RateLimitExceeded,
    }
}
