using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Algoreg's tokens: opaque, URL-safe text outside (the format is assumed); inside they say kind, id, end and world under a MAC, so
/// they need no memory, and a token alone tells the world that it belongs to.
/// Layout: kind 1, id 8, end 8 (unix seconds), length of the world's name 1, the name, MAC 16.
/// </summary>
/// <param name="seed">What the world's chance is drawn from.</param>
/// <param name="world">The world's name.</param>
internal sealed class EndUserTokens(long seed, string world)
{
    /// <summary>The kind of a token for an end user.</summary>
    public const byte Kind = 1;

    private const int Fixed = 18;
    private const int MacLength = 16;

    private readonly byte[] _key = HMACSHA256.HashData("chat-emulator algoreg"u8, Encoding.UTF8.GetBytes($"{seed}|{world}"));
    private readonly byte[] _world = Encoding.UTF8.GetBytes(world);

    public string Mint(byte kind, ulong id, DateTimeOffset ends)
    {
        Span<byte> bytes = stackalloc byte[Fixed + _world.Length + MacLength];
        bytes[0] = kind;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], id);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], ends.ToUnixTimeSeconds());
        bytes[17] = (byte)_world.Length;
        _world.CopyTo(bytes[Fixed..]);
        Seal(bytes[..^MacLength], bytes[^MacLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token of any world; null when it has not the shape of one.</summary>
    public EndUserToken? Read(string token)
    {
        if (token.Length > 1_000 || !Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < Fixed + MacLength || bytes[0] != Kind || bytes.Length != Fixed + bytes[17] + MacLength)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacLength];
        Seal(bytes.AsSpan(..^MacLength), mac);
        return new EndUserToken(
            BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(1)),
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(9)),
            Encoding.UTF8.GetString(bytes, Fixed, bytes[17]),
            CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(^MacLength..)));
    }

    private void Seal(ReadOnlySpan<byte> bytes, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[32];
        HMACSHA256.HashData(_key, bytes, whole);
        whole[..MacLength].CopyTo(mac);
    }
}

/// <summary>A token as it says of itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ends">When it ends, in unix seconds.</param>
/// <param name="World">The world it says it belongs to.</param>
/// <param name="IsSealed">Whether this world's key made it.</param>
internal sealed record EndUserToken(ulong Id, long Ends, string World, bool IsSealed);
