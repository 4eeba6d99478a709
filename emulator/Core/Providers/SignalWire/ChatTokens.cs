using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// Chat tokens: JWTs signed with HS512, claims in the order of the one specimen known (2022, inferred): iat, jti, sub, t, chls, stt, m.
/// There is no `exp`: a token ends at iat + t · 60.
/// </summary>
internal static class ChatTokens
{
    private const int SignatureLength = 86;

    private static readonly Purpose Token = new("token");

    /// <summary>Mints a token as the body of the answer, with the change that it is.</summary>
    public static (byte[] Body, MintToken<Guid> Change) Mint(CreateTokenCommand order, in Moment moment)
    {
        var dice = moment.Dice.For(Token, moment.Key);
        var id = dice.Uuid();
        var member = order.Body.TryGetProperty("member_id"u8, out var sent) && sent.ValueKind == JsonValueKind.String ? sent : default;
        var rented = ArrayPool<byte>.Shared.Rent(Room(order));
        try
        {
            var claims = new ByteText(rented);
            Claims(ref claims, order, Issued(moment).ToUnixTimeSeconds(), id, member, dice.Uuid());
            var state = (SignalWireState)moment.State;
            var whom = member.ValueKind == JsonValueKind.String ? $"member_id {Brief.Of(member.GetString()!)}" : null;
            return (Body(state, rented.AsSpan(0, claims.Length)), new MintToken<Guid>(state.Tokens, id, whom, moment.Misdating is null ? moment : Dated(moment, order)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static DateTimeOffset Issued(in Moment moment) => Instants.After(moment.At, moment.Misdating?.By ?? TimeSpan.Zero);

    // Its end is told by when it was issued. Where that is told wrong, the true one has to be remembered.
    private static Moment Dated(in Moment moment, CreateTokenCommand order)
    {
        var minting = moment.Minting ?? new Minting(moment.Misdating!.Rule, null, Revoked: false);
        return moment with { Minting = minting with { Life = minting.Life ?? TimeSpan.FromMinutes(Minutes(order.Body.GetProperty("ttl"u8))) } };
    }

    private static int Room(CreateTokenCommand order) => JsonMarshal.GetRawUtf8Value(order.Body).Length + order.Account.Subject.Length + 256;

    private static void Claims(ref ByteText claims, CreateTokenCommand order, long issued, Guid id, JsonElement member, Guid madeUp)
    {
        claims.Add("{\"iat\":"u8);
        claims.Add(issued);
        claims.Add(",\"jti\":\""u8);
        claims.Add(id);
        claims.Add("\",\"sub\":"u8);
        claims.Add(order.Account.Subject);
        claims.Add(",\"t\":"u8);
        claims.Add(Minutes(order.Body.GetProperty("ttl"u8)));
        claims.Add(",\"chls\":"u8);
        claims.AddCompact(JsonMarshal.GetRawUtf8Value(order.Body.GetProperty("channels"u8)));
        claims.Add(",\"stt\":"u8);
        var given = order.Body.TryGetProperty("state"u8, out var state) && state.ValueKind == JsonValueKind.Object;
        claims.AddCompact(given ? JsonMarshal.GetRawUtf8Value(state) : "{}"u8);
        claims.Add(",\"m\":"u8);
        if (member.ValueKind == JsonValueKind.String)
        {
            claims.Add(JsonMarshal.GetRawUtf8Value(member));
        }
        else
        {
            claims.Add("\""u8);
            claims.Add(madeUp);
            claims.Add("\""u8);
        }

        claims.Add("}"u8);
    }

    // {"token":"<header>.<claims>.<signature>"}, signed where it stands.
    private static byte[] Body(SignalWireState state, ReadOnlySpan<byte> claims)
    {
        var (header, payload) = (Base64Url.GetEncodedLength(state.Profile.TokenHeader.Length), Base64Url.GetEncodedLength(claims.Length));
        var body = new byte[10 + header + 1 + payload + 1 + SignatureLength + 2];
        var text = body.AsSpan();
        "{\"token\":\""u8.CopyTo(text);
        var token = text[10..^2];
        Base64Url.EncodeToUtf8(state.Profile.TokenHeader, token);
        token[header] = (byte)'.';
        Base64Url.EncodeToUtf8(claims, token[(header + 1)..]);
        var signed = header + 1 + payload;
        token[signed] = (byte)'.';
        Span<byte> signature = stackalloc byte[64];
        state.Sign(token[..signed], signature);
        Base64Url.EncodeToUtf8(signature, token[(signed + 1)..]);
        "\"}"u8.CopyTo(text[^2..]);
        return body;
    }

    private static long Minutes(JsonElement ttl) => JsonNumber.Whole(ttl)!.Value;
}
