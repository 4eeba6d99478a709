namespace ChatEmulator.Journals;

/// <summary>Code points in the raw bytes of a JSON string, an escape counted as what it stands for.</summary>
internal static class CodePoints
{
    /// <summary>How many there are.</summary>
    public static long Count(ReadOnlySpan<byte> raw)
    {
        var count = 0L;
        while (!raw.IsEmpty)
        {
            // Stretches without escapes are counted in one go, as the texts that matter here are megabytes of base64.
            var plain = raw.IndexOf((byte)'\\');
            var stretch = plain < 0 ? raw : raw[..plain];
            count += System.Text.Ascii.IsValid(stretch) ? stretch.Length : CountUnescaped(stretch);
            raw = raw[stretch.Length..];
            if (!raw.IsEmpty)
            {
                raw = raw[EscapeLength(raw)..];
                count++;
            }
        }

        return count;
    }

    /// <summary>How many bytes the first so many code points take.</summary>
    public static int Length(ReadOnlySpan<byte> raw, int codePoints)
    {
        var at = 0;
        for (; at < raw.Length && codePoints > 0; codePoints--)
        {
            at += raw[at] == '\\' ? EscapeLength(raw[at..]) : 1;
            while (at < raw.Length && (raw[at] & 0xC0) == 0x80)
            {
                at++;
            }
        }

        return at;
    }

    private static int CountUnescaped(ReadOnlySpan<byte> raw)
    {
        var count = 0;
        foreach (var one in raw)
        {
            count += (one & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    // Two bytes; six for a unit; twelve for a surrogate pair, which is one code point and must not be torn.
    private static int EscapeLength(ReadOnlySpan<byte> raw) =>
        raw.Length < 2 || raw[1] != 'u' ? Math.Min(2, raw.Length)
        : raw.Length >= 12 && IsSurrogate(raw, "89ab"u8) && raw[6] == '\\' && raw[7] == 'u' && IsSurrogate(raw[6..], "cdef"u8) ? 12
        : Math.Min(6, raw.Length);

    private static bool IsSurrogate(ReadOnlySpan<byte> escape, ReadOnlySpan<byte> second) =>
        (escape[2] | 0x20) == 'd' && second.Contains((byte)(escape[3] | 0x20));
}
