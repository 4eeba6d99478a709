using System.Text;
using System.Text.Json;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Explains an end-user token: whose it is, until when it lives, and why it would be refused.</summary>
internal static class EndUserTokenReport
{
    public static TokenReport? Of(string text, AlgoregState state, DateTimeOffset at)
    {
        if (state.Tokens.Read(text) is not { } token)
        {
            return null;
        }

        if (!token.IsSealed)
        {
            return new TokenReport(AlgoregCatalogue.Word, null, "unknown", "It has the shape of an end-user token and was not minted in this world.", null, null);
        }

        var ends = DateTimeOffset.FromUnixTimeSeconds(token.Ends);
        var (name, why) = state.Book.Tell(token.Id, ends, at);
        return new TokenReport(AlgoregCatalogue.Word, "end_user", name, why, ends, Claims(token));
    }

    private static string Claims(EndUserToken token)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", $"{token.Id:x16}");
            json.WriteString("world", token.World);
            json.WriteNumber("expires_at", token.Ends);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
