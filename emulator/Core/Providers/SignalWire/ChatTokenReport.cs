using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>Explains a chat token: whose it is, until when it lives, and why it would be refused.</summary>
internal static class ChatTokenReport
{
    private static readonly TokenReport Strange = Report("unknown", "It has three parts like a JWT, and its claims are not those of a chat token.", null, null);

    // A life may lead past the end of the calendar, where a clock stands.
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static TokenReport? Of(string token, SignalWireState state, DateTimeOffset at) => Read(token, state) switch
    {
        null => null,
        { Claims: null } => Strange,
        { IsSigned: false } read => Report("unknown", "Its signature is not of this world: another seed, another world, or not minted here.", read.Ends, read.Claims),
        var read => Told(state.Tokens.Tell(read.Id, read.Owner, read.Ends, at), read.Claims) with { World = state.World },
    };

    /// <summary>Takes a token back where there is one to take, and explains it as it is then.</summary>
    public static TokenReport? Revoke(string token, SignalWireState state, DateTimeOffset at)
    {
        if (Read(token, state) is { IsSigned: true } read)
        {
            state.Tokens.End(SequelKind.Revoke, read.Id, new Cut(null, at));
        }

        return Of(token, state, at);
    }

    // Null when it has not the shape of one; without claims when only its shape is right.
    private static ChatToken? Read(string token, SignalWireState state)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var claims = document.RootElement;
            var ends = checked(claims.GetProperty("iat").GetInt64() + (claims.GetProperty("t").GetInt64() * 60));
            var owner = state.Roster.Owner(claims.GetProperty("sub").GetString() ?? "");
            return new ChatToken(claims.GetProperty("jti").GetGuid(), owner, DateTimeOffset.FromUnixTimeSeconds(Math.Min(ends, LastSecond)), claims.GetRawText(), IsSigned(parts, state));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            return new ChatToken(default, default, default, null, IsSigned: false);
        }
    }

    private static bool IsSigned(string[] parts, SignalWireState state)
    {
        Span<byte> signature = stackalloc byte[64];
        state.Sign(Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        return CryptographicOperations.FixedTimeEquals(signature, Base64Url.DecodeFromChars(parts[2]));
    }

    private static TokenReport Told(in TokenState standing, string? claims) => Report(standing.State, standing.Why, standing.Ends, claims);

    private static TokenReport Report(string state, string why, DateTimeOffset? ends, string? claims) =>
        new(SignalWireCatalogue.Word, "chat", state, why, ends, claims);

    // A token as it says of itself.
    private sealed record ChatToken(Guid Id, ulong Owner, DateTimeOffset Ends, string? Claims, bool IsSigned);
}
