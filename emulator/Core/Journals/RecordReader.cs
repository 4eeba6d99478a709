using System.Runtime.InteropServices;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>Reads what <see cref="RecordWriter"/> wrote, in the same order.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> record)
{
    private readonly ReadOnlySpan<byte> _record = record;
    private int _used;

    /// <summary>How many bytes are read.</summary>
    public readonly int Used => _used;

    /// <summary>What is read.</summary>
    public readonly ReadOnlySpan<byte> Read => _record[.._used];

    /// <summary>Goes past some texts.</summary>
    public void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Raw(out _, out _);
        }
    }

    /// <summary>Some texts as they stand there, to be read by another reader.</summary>
    public ReadOnlySpan<byte> Raw(int count)
    {
        var start = _used;
        Skip(count);
        return _record[start.._used];
    }

    /// <summary>The next text; null when there is none.</summary>
    public string? Text() => Next().ToText();

    /// <summary>The next text as it stands there.</summary>
    public RecordText Next()
    {
        var raw = Raw(out var wide, out var absent);
        return new RecordText(raw, wide, absent);
    }

    /// <summary>The next text as bytes where it is ASCII, else none; no string is made.</summary>
    public ReadOnlySpan<byte> Ascii()
    {
        var raw = Raw(out var wide, out _);
        return wide ? default : raw;
    }

    /// <summary>Whether the next text, an operation, is covered by a pattern; no string is made.</summary>
    public bool IsCovered(string pattern)
    {
        var raw = Raw(out var wide, out _);
        return OperationPattern.Covers(pattern, Characters(raw, wide, stackalloc char[128]));
    }

    /// <summary>Whether the next text is the one wanted, null for any, or where it has to be absent is; no string is made.</summary>
    public bool Is(string? wanted, bool orAbsent = false)
    {
        var raw = Raw(out var wide, out var absent);
        return wanted is null ? !orAbsent || absent : !absent && Characters(raw, wide, stackalloc char[128]).SequenceEqual(wanted);
    }

    /// <summary>Whether the next text, a delivery, is one that is asked for, null for any; no string is made.</summary>
    public bool IsDelivery(string? asked)
    {
        var raw = Raw(out var wide, out var absent);
        return asked is null || (!absent && DeliveryText.Fits(asked, Characters(raw, wide, stackalloc char[128])));
    }

    /// <summary>The next headers.</summary>
    public Header[] Headers(int count)
    {
        var headers = new Header[count];
        foreach (ref var header in headers.AsSpan())
        {
            header = new Header(Text()!, Text()!);
        }

        return headers;
    }

    private static ReadOnlySpan<char> Characters(ReadOnlySpan<byte> raw, bool wide, Span<char> buffer) =>
        wide ? MemoryMarshal.Cast<byte, char>(raw)
        : raw.Length > buffer.Length ? Encoding.ASCII.GetString(raw)
        : buffer[..Encoding.ASCII.GetChars(raw, buffer)];

    private ReadOnlySpan<byte> Raw(out bool wide, out bool absent)
    {
        var number = Number();
        absent = number == 0;
        wide = !absent && (number - 1) % 2 == 1;
        var length = absent ? 0 : (int)((number - 1) / 2) * (wide ? 2 : 1);
        var raw = _record.Slice(_used, length);
        _used += length;
        return raw;
    }

    private uint Number()
    {
        var number = 0U;
        for (var shift = 0; ; shift += 7)
        {
            var next = _record[_used++];
            number |= (uint)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return number;
            }
        }
    }
}
