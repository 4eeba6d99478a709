using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ChatEmulator.Time;

/// <summary>A 64-bit multiply-mix over bytes and words: fast, well spread, the same on every machine. Not a secret-keeping hash.</summary>
internal static class Mix
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Adds a word to a running value; the order of words counts.</summary>
    public static ulong Into(ulong value, ulong word)
    {
        var high = Math.BigMul(value ^ 0xA076_1D64_78BD_642F, word ^ 0xE703_7ED1_A0B4_28DB, out var low);
        // Both are added again, so that a factor that happens to be zero does not swallow the other.
        return high ^ low ^ value ^ BitOperations.RotateLeft(word, 32);
    }

    /// <summary>The value of a text, by its UTF-16 units.</summary>
    public static ulong Text(ReadOnlySpan<char> text) => Bytes(MemoryMarshal.AsBytes(text));

    /// <summary>The value of bytes.</summary>
    public static ulong Bytes(ReadOnlySpan<byte> bytes)
    {
        var value = (ulong)bytes.Length * Odd;
        while (bytes.Length >= 8)
        {
            value = Into(value, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        if (bytes.Length > 0)
        {
            value = Into(value, Tail(bytes));
        }

        return value;
    }

    /// <summary>Spreads the bits of a word (the finaliser of SplitMix64).</summary>
    public static ulong Finish(ulong word)
    {
        word = (word ^ (word >> 30)) * 0xBF58_476D_1CE4_E5B9;
        word = (word ^ (word >> 27)) * 0x94D0_49BB_1331_11EB;
        return word ^ (word >> 31);
    }

    // Fewer than eight bytes as the low end of a word, in at most three reads.
    private static ulong Tail(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length - 1;
        return last >= 3
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(last - 3)..]) >> (8 * (7 - last)) << 32)
            : bytes[0] | ((ulong)bytes[bytes.Length / 2] << (8 * (bytes.Length / 2))) | ((ulong)bytes[last] << (8 * last));
    }
}
