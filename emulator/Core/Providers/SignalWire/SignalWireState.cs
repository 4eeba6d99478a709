using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// What SignalWire keeps in one world: its key, and the exceptions among its tokens. Tokens carry their own claims, so a minted
/// one needs no memory; only those that were told and never took effect, or have not yet, are remembered.
/// </summary>
internal sealed class SignalWireState : ProviderState
{
    private readonly byte[] _key;
    private IncrementalHash? _hash;
    private bool _used;

    public SignalWireState(Opening opening)
    {
        Profile = opening.Profile;
        Accounts = new SignalWireAccounts(opening.Accounts);
        Header = Encoding.UTF8.GetBytes($$"""{"typ":{{JsonSerializer.Serialize(Profile.Text("token_typ"), TextContext.Default.String)}},"alg":"HS512"}""");
        _key = HMACSHA512.HashData("chat-emulator signalwire"u8, Encoding.UTF8.GetBytes($"{opening.Seed}|{opening.World}"));
    }

    public OptionValues Profile { get; }

    public SignalWireAccounts Accounts { get; }

    /// <summary>The header of a token, as JSON.</summary>
    public byte[] Header { get; }

    /// <summary>Tokens that were told of and never took effect.</summary>
    public Remembered<Guid> Phantoms { get; } = new();

    /// <summary>Tokens whose effect is still to come.</summary>
    public Remembered<Guid> Pending { get; } = new();

    /// <summary>How many tokens took effect.</summary>
    public long Minted { get; set; }

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
        json.WriteNumber("minted", Minted);
        json.WriteNumber("pending", Pending.Count);
        json.WriteNumber("phantom", Phantoms.Count);
        json.WriteNumber("phantoms_forgotten", Phantoms.Forgotten);
        json.WriteEndObject();
    }

    protected override void Dispose(bool disposing)
    {
        _hash?.Dispose();
        base.Dispose(disposing);
    }
}
