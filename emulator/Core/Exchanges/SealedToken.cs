using System.Buffers;
using System.Buffers.Text;

namespace ChatEmulator.Exchanges;

/// <summary>
/// The shape of an opaque token of ours, so that one is recognised by whoever has no key: kind 1 (1 or 2), id 8, owner 8, end 8, length of
/// the world's name 1, the name, MAC 16; as URL-safe Base64.
/// </summary>
internal static class SealedToken
{
    /// <summary>How many bytes stand before the name of the world.</summary>
    public const int Fixed = 26;

    /// <summary>How many bytes the MAC has.</summary>
    public const int MacLength = 16;

    /// <summary>The most bytes of one.</summary>
    public const int Longest = Fixed + byte.MaxValue + MacLength;

    /// <summary>The bytes of a text that has the shape of one; false when it has not. Whether it was minted only a key can tell.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Room for <see cref="Longest"/>; becomes what stands there.</param>
    public static bool TryDecode(ReadOnlySpan<char> text, ref Span<byte> bytes)
    {
        // White space and padding are no part of a token.
        if (text.ContainsAny(" \t\r\n=") || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done)
        {
            return false;
        }

        bytes = bytes[..length];
        return length >= Fixed + MacLength && bytes[0] is 1 or 2 && length == Fixed + bytes[Fixed - 1] + MacLength;
    }

    /// <summary>Whether a text has the shape of one.</summary>
    public static bool IsShapeOf(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        return TryDecode(text, ref bytes);
    }
}
