using System.Text;

namespace ChatEmulator.Contracts;

/// <summary>Escapes such as <c>\ud83d\ude00</c> in JSON that parses: two make one letter, and one alone makes none.</summary>
internal static class Surrogates
{
    /// <summary>Whether JSON has half a surrogate pair among its escapes: it parses, and is no text that anybody could store.</summary>
    public static bool HasHalf(ReadOnlySpan<byte> json)
    {
        var at = json.IndexOf((byte)'\\');
        while (at >= 0)
        {
            json = json[at..];
            var length = json[1] == 'u' ? EscapeLength(json) : 2;
            if (IsHalf(json, length))
            {
                return true;
            }

            json = json[length..];
            at = json.IndexOf((byte)'\\');
        }

        return false;
    }

    /// <summary>The same JSON with U+FFFD for broken UTF-8 and for halves of surrogate pairs.</summary>
    public static byte[] Mend(ReadOnlySpan<byte> json)
    {
        var mended = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        var rest = mended.AsSpan();
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            var length = rest[1] == 'u' ? EscapeLength(rest) : 2;
            if (IsHalf(rest, length))
            {
                "\\ufffd"u8.CopyTo(rest);
            }

            rest = rest[length..];
        }

        return mended;
    }

    /// <summary>How many bytes an escape <c>\u…</c> takes: 6 for one unit, 12 for a pair.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> json) =>
        json.Length >= 12 && IsSurrogate(json, low: false) && json[6] == '\\' && json[7] == 'u' && IsSurrogate(json[6..], low: true) ? 12 : 6;

    private static bool IsHalf(ReadOnlySpan<byte> escape, int length) =>
        length == 6 && (IsSurrogate(escape, low: false) || IsSurrogate(escape, low: true));

    private static bool IsSurrogate(ReadOnlySpan<byte> escape, bool low)
    {
        var (first, second) = ((byte)(escape[2] | 0x20), (byte)(escape[3] | 0x20));
        return first == 'd' && (low ? second is >= (byte)'c' and <= (byte)'f' : second is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b');
    }
}
