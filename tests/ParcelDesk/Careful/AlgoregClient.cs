using System.Text.Json;

namespace ParcelDesk.Careful;

/// <summary>What we ask of Algoreg, one method a call.</summary>
internal sealed class AlgoregClient(HttpClient http, TimeProvider time)
{
    // The vendor's page of messages holds a hundred at most.
    private const int Page = 100;

    private readonly Conversation _vendor = new(http, time, TimeSpan.FromSeconds(30));

    /// <summary>A token for a customer, and until when it is good.</summary>
    public Task<(string Token, DateTimeOffset ExpiresAt)> Mint(string customer, CancellationToken cancel) => _vendor.Ask(
        HttpMethod.Post,
        "api/v1/chat/token",
        new { external_id = customer },
        answer => (Conversation.Required(answer, "token"), DateTimeOffset.FromUnixTimeSeconds(answer.GetProperty("expires_at").GetInt64())),
        cancel);

    /// <summary>Sends a message; that there is an answer does not say that it is stored.</summary>
    public Task Send(Notice notice, CancellationToken cancel) => _vendor.Say(
        HttpMethod.Post, "api/v1/message", new { to = notice.To, thread_id = notice.Thread, content = notice.Text, ext_msg_id = notice.Id }, cancel);

    /// <summary>Whether a message stands in its thread.</summary>
    public async Task<bool> Has(Notice notice, CancellationToken cancel)
    {
        for (var offset = 0; ; offset += Page)
        {
            var path = $"api/v1/thread/{Uri.EscapeDataString(notice.Thread)}/messages?offset={offset}&limit={Page}";
            var (found, total) = await _vendor.Ask(
                HttpMethod.Get,
                path,
                null,
                answer => (answer.GetProperty("messages").EnumerateArray().Any(message => Is(message, notice)), answer.GetProperty("total").GetInt32()),
                cancel);
            if (found || offset + Page >= total)
            {
                return found;
            }
        }
    }

    private static bool Is(JsonElement message, Notice notice) =>
        message.TryGetProperty("external_message_id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(notice.Id);
}
