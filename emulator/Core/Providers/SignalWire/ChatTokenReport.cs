using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>Explains a chat token: whose it is, until when it lives, and why it would be refused.</summary>
internal static class ChatTokenReport
{
    public static TokenReport? Of(string token, SignalWireState state, DateTimeOffset at)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return Of(claims.RootElement, IsSigned(parts, state), state, at);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            return Report("unknown", "It has three parts like a JWT, and its claims are not those of a chat token.", null, null);
        }
    }

    private static TokenReport Of(JsonElement claims, bool signed, SignalWireState state, DateTimeOffset at)
    {
        var ends = DateTimeOffset.FromUnixTimeSeconds(checked(claims.GetProperty("iat").GetInt64() + (claims.GetProperty("t").GetInt64() * 60)));
        var id = claims.GetProperty("jti").GetGuid();
        var text = claims.GetRawText();
        var (name, why) = signed
            ? state.Tokens.Tell(id, ends, at)
            : ("unknown", "Its signature is not of this world: another seed, another world, or not minted here.");
        return Report(name, why, ends, text);
    }

    private static bool IsSigned(string[] parts, SignalWireState state)
    {
        Span<byte> signature = stackalloc byte[64];
        state.Sign(Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        return CryptographicOperations.FixedTimeEquals(signature, Base64Url.DecodeFromChars(parts[2]));
    }

    private static TokenReport Report(string state, string why, DateTimeOffset? ends, string? claims) =>
        new(SignalWireCatalogue.Word, "chat", state, why, ends, claims);
}
