using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>The receipts about the token itself: inferred from one specimen of 2022.</summary>
internal static class SignalWireTokenReceipts
{
    private const string Specimen = "One specimen of 2022";

    public static Receipt[] All(string sound) =>
    [
        new("create_token.answer", "The answer has the token and nothing else", Basis.Documented, "SignalWire REST API pages on chat tokens, since 2026-02", null, SignalWireReceipts.Post(sound, Has("{\"token\":\"…\"}", Alone))),
        new("token.typ", "A token's header says typ CRT", Basis.Inferred, $"{Specimen}; another page shows VRT for video", "token_typ", SignalWireReceipts.Post(sound, Has("typ CRT", answer => Part(answer, 0) is { } header && Text(header, "typ") == "CRT"))),
        new("token.alg", "A token is signed with HS512", Basis.Inferred, Specimen, null, SignalWireReceipts.Post(sound, Has("alg HS512, 86 letters of signature", IsHs512))),
        new("token.claims", "A token's claims are iat, jti, sub, t, chls, stt, m, and no exp", Basis.Inferred, Specimen, null, SignalWireReceipts.Post(sound, Has("the claims in order", answer => Names(answer) == "iat jti sub t chls stt m"))),
        new("token.member", "Without member_id, the claim m is a random UUID", Basis.Documented, "SignalWire REST API: create a chat token", null, SignalWireReceipts.Post(sound, Has("a UUID in m", answer => Part(answer, 1) is { } claims && Guid.TryParse(Text(claims, "m"), out _)))),
        new("token.state", "Without state, the claim stt is an empty object", Basis.Documented, "SignalWire REST API: create a chat token", null, SignalWireReceipts.Post(sound, Has("{} in stt", answer => Part(answer, 1) is { } claims && claims.TryGetProperty("stt", out var state) && state.GetRawText() == "{}"))),
        new("token.ttl", "The claim t is the life in minutes", Basis.Inferred, Specimen, null, SignalWireReceipts.Post(sound, Has("60 in t", answer => Part(answer, 1) is { } claims && claims.TryGetProperty("t", out var ttl) && ttl.GetRawText() == "60"))),
    ];

    private static Expected Has(string about, Func<Reply, bool> also) => new(about, true) { Also = (answer, _) => also(answer) };

    private static bool Alone(Reply answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.EnumerateObject().Select(property => property.Name).SequenceEqual(["token"]);
    }

    private static bool IsHs512(Reply answer) => Part(answer, 0) is { } header && Text(header, "alg") == "HS512" && Token(answer).Split('.')[2].Length == 86;

    private static string Names(Reply answer) => Part(answer, 1) is { } claims ? string.Join(' ', claims.EnumerateObject().Select(claim => claim.Name)) : "";

    private static JsonElement? Part(Reply answer, int index)
    {
        using var part = JsonDocument.Parse(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(Token(answer).Split('.')[index])));
        return part.RootElement.Clone();
    }

    private static string Token(Reply answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("token").GetString()!;
    }

    private static string? Text(JsonElement part, string name) => part.TryGetProperty(name, out var value) ? value.GetString() : null;
}
