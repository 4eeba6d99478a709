using System.Text.Json.Serialization;

namespace Concierge;

/// <summary>Tokens with which a guest joins the chat of a room.</summary>
public sealed class ChatTokens(HttpClient http)
{
    public async Task<ChatToken> Mint(string room, CancellationToken cancel = default)
    {
        var channels = new Dictionary<string, object> { [room] = new { read = true, write = true } };
        using var answer = await http.PostAsJsonAsync("api/chat/tokens", new { ttl = 60, channels }, cancel);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ChatToken>(cancel))!;
    }
}

public sealed record ChatToken([property: JsonPropertyName("token")] string Token);
