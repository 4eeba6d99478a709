using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>What SignalWire keeps in one world: accounts, its key, and the exceptions among its tokens.</summary>
internal sealed class SignalWireState : ProviderState
{
    private readonly byte[] _key;
    private IncrementalHash? _hash;
    private bool _used;

    public SignalWireState(Opening opening)
    {
        Profile = (SignalWireProfile)opening.Profile;
        Meter = Profile.IsMetered ? new Meter(13_800, TimeSpan.FromSeconds(10)) : null;
        Accounts = new SignalWireAccounts(opening.Accounts);
        _key = HMACSHA512.HashData("chat-emulator signalwire"u8, Encoding.UTF8.GetBytes($"{opening.Seed}|{opening.Root}"));
    }

    public SignalWireProfile Profile { get; }

    /// <summary>The documented rate limit (POSTs, platform-wide); null when the profile has it off.</summary>
    public Meter? Meter { get; }

    public SignalWireAccounts Accounts { get; }

    /// <summary>The exceptions among its tokens, by their claim `jti`.</summary>
    public TokenBook<Guid> Tokens { get; } = new();

    /// <summary>The signature of a text. The first is made in one go; from the second on a native hash is kept (half the cost).</summary>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        if (!_used)
        {
            _used = true;
            HMACSHA512.HashData(_key, text, signature);
            return;
        }

        _hash ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, _key);
        _hash.AppendData(text);
        _hash.GetHashAndReset(signature);
    }

    public override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteStartArray("accounts");
        foreach (var account in Accounts.All)
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
