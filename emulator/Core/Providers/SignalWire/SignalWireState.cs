using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// What SignalWire keeps in one world: its key, and the exceptions among its tokens. Everything is made when it is first needed: most
/// worlds live for a few calls.
/// </summary>
/// <param name="opening">What it begins with.</param>
internal sealed class SignalWireState(Opening opening) : ProviderState
{
    private byte[]? _key;
    private IncrementalHash? _hash;
    private Meter? _meter;
    private TokenBook<Guid>? _tokens;

    public SignalWireProfile Profile => (SignalWireProfile)opening.Profile;

    public SignalWireRoster Roster => (SignalWireRoster)opening.Roster;

    /// <summary>The documented rate limit (POSTs, platform-wide); null when the profile has it off.</summary>
    public Meter? Meter => Profile.IsMetered ? _meter ??= new Meter(13_800, TimeSpan.FromSeconds(10)) : null;

    /// <summary>The exceptions among its tokens, by their claim `jti`.</summary>
    public TokenBook<Guid> Tokens => _tokens ??= new TokenBook<Guid>();

    /// <summary>The signature of a text. The first is made in one go; from the second on a native hash is kept (half the cost).</summary>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        if (_key is null)
        {
            _key = HMACSHA512.HashData("chat-emulator signalwire"u8, Encoding.UTF8.GetBytes($"{opening.Seed}|{opening.Root}"));
            HMACSHA512.HashData(_key, text, signature);
            return;
        }

        _hash ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, _key);
        _hash.AppendData(text);
        _hash.GetHashAndReset(signature);
    }

    public override bool MayHaveRevoked => _tokens?.MayHaveRevoked == true;

    public override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteStartArray("accounts");
        foreach (var account in Roster.All)
        {
            json.WriteStartObject();
            json.WriteString("project", account.Name);
            json.WriteStartArray("scopes");
            foreach (var scope in account.Scopes)
            {
                json.WriteStringValue(scope);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("tokens");
        Tokens.Write(json);
        json.WriteEndObject();
    }

    protected override void Dispose(bool disposing)
    {
        _hash?.Dispose();
        base.Dispose(disposing);
    }
}
