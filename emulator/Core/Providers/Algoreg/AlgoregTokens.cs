using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Algoreg's tokens: opaque, URL-safe text outside (the format is assumed); inside they say kind, id, owner, end and world under a MAC,
/// so they need no memory, and a token alone tells the world and the account that it belongs to. A fork seals with its origin's key and
/// writes its own name.
/// The layout is that of <see cref="SealedToken"/>; the end is in unix seconds.
/// </summary>
/// <param name="seed">What the world's chance is drawn from.</param>
/// <param name="root">The name that the world was begun under.</param>
internal sealed class AlgoregTokens(long seed, string root)
{
    private const int Fixed = SealedToken.Fixed;
    private const int MacLength = SealedToken.MacLength;
    private const int Longest = SealedToken.Longest;

    private byte[]? _key;

    /// <summary>The valid name of the world that a text says it was minted in; null when it has not the shape of a token. Whether it is true only that world's key can tell.</summary>
    public static string? WorldIn(string text)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        if (!SealedToken.TryDecode(text, ref bytes))
        {
            return null;
        }

        var name = Encoding.ASCII.GetString(bytes[Fixed..^MacLength]);
        return WorldName.IsValid(name) ? name : null;
    }

    /// <summary>Makes a token of a world that goes by a name now; names are ASCII of at most 64 letters.</summary>
    public string Mint(TokenKind kind, ulong id, Account owner, DateTimeOffset ends, string world)
    {
        Span<byte> bytes = stackalloc byte[Fixed + world.Length + MacLength];
        bytes[0] = (byte)kind;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], id);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[9..], owner.Print);
        BinaryPrimitives.WriteInt64BigEndian(bytes[17..], ends.ToUnixTimeSeconds());
        bytes[25] = (byte)world.Length;
        Encoding.ASCII.GetBytes(world, bytes[Fixed..]);
        Seal(bytes[..^MacLength], bytes[^MacLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token of any world; null when it has not the shape of one.</summary>
    public AlgoregToken? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        if (!SealedToken.TryDecode(text, ref bytes))
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacLength];
        Seal(bytes[..^MacLength], mac);
        return new AlgoregToken(
            (TokenKind)bytes[0],
            BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[9..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[17..]),
            Encoding.ASCII.GetString(bytes[Fixed..^MacLength]),
            CryptographicOperations.FixedTimeEquals(mac, bytes[^MacLength..]));
    }

    private byte[] Key() => HMACSHA256.HashData("chat-emulator algoreg"u8, Encoding.UTF8.GetBytes($"{seed}|{root}"));

    private void Seal(ReadOnlySpan<byte> bytes, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[32];
        HMACSHA256.HashData(_key ??= Key(), bytes, whole);
        whole[..MacLength].CopyTo(mac);
    }
}

/// <summary>What a token is for.</summary>
internal enum TokenKind : byte
{
    /// <summary>An end user opens the chat page with it.</summary>
    EndUser = 1,

    /// <summary>A program calls the API with it.</summary>
    Bearer = 2,
}

/// <summary>A token as it says of itself.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Id">Its id.</param>
/// <param name="Owner">The fingerprint of the account that had it made.</param>
/// <param name="Ends">When it ends, in unix seconds.</param>
/// <param name="World">The world it says it belongs to.</param>
/// <param name="IsSealed">Whether this world's key made it; otherwise none of the above is to be believed.</param>
internal sealed record AlgoregToken(TokenKind Kind, ulong Id, ulong Owner, long Ends, string World, bool IsSealed)
{
    /// <summary>What is said of a text that this world's key has not made.</summary>
    public const string Strange = "It was not minted in this world, or not all of it was sent.";

    /// <summary>When it ends. Only of a sealed one: another may name a time that no calendar has.</summary>
    public DateTimeOffset EndsAt => DateTimeOffset.FromUnixTimeSeconds(Ends);

    /// <summary>The valid name of the world that it says it belongs to; null when what it says is no name.</summary>
    public string? Origin => WorldName.IsValid(World) ? World : null;

    /// <summary>Where it came from as it says itself, of one that is not sealed here.</summary>
    /// <param name="here">The name of this world.</param>
    public string Whence(string here) =>
        Origin is { } origin && origin != here ? $"It was minted in the world '{origin}'; this is '{here}'." : Strange;
}
