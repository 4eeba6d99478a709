using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ParcelDesk.Careful;

/// <summary>What we ask of Algoreg, one method a call.</summary>
internal sealed class AlgoregClient(HttpClient http, TimeProvider time)
{
    // The vendor's page of messages holds a hundred at most.
    private const int Page = 100;

    // What stands between us and the vendor takes a megabyte, of which the rest of a message needs little.
    private const int MostAttached = 950_000;

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
        HttpMethod.Post,
        "api/v1/message",
        new { to = notice.To, thread_id = notice.Thread, content = notice.Text, ext_msg_id = Key(notice), attachments = Attachments(notice.Photo) },
        cancel);

    /// <summary>What its thread says of a message; null when it is not there.</summary>
    public async Task<Sent?> Find(Notice notice, CancellationToken cancel)
    {
        for (var offset = 0; ; offset += Page)
        {
            var path = $"api/v1/thread/{Uri.EscapeDataString(notice.Thread)}/messages?offset={offset}&limit={Page}";
            var (found, total) = await _vendor.Ask(
                HttpMethod.Get, path, null, answer => (Found(answer.GetProperty("messages"), Key(notice)), answer.GetProperty("total").GetInt32()), cancel);
            if (found is not null || offset + Page >= total)
            {
                return found;
            }
        }
    }

    /// <summary>An id for what is said, and to whom: whoever says something else says it under another, else it might be swallowed as said before.</summary>
    public static string Key(Notice notice) =>
        $"{notice.Id}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(notice)))[..16]}";

    // What is too large as it travels stays here; the words are what matters.
    private static object[] Attachments(byte[]? photo) =>
        photo is null || Base64.GetMaxEncodedToUtf8Length(photo.Length) > MostAttached ? [] : [new { name = "parcel.jpg", file = photo }];

    private static Sent? Found(JsonElement messages, string key) => messages.EnumerateArray().Where(message => Text(message, "external_message_id") == key)
        .Select(message => string.IsNullOrEmpty(Text(message, "error_when_trying_to_send")) ? Sent.Confirmed : Sent.Failed)
        .Cast<Sent?>().FirstOrDefault();

    private static string? Text(JsonElement message, string field) =>
        message.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
