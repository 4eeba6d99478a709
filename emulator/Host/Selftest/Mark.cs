using System.Text;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Selftest;

/// <summary>One thing that a client at the wire is to see, in its turn.</summary>
internal abstract record Mark
{
    /// <summary>It in words and escapes, on one line.</summary>
    public abstract string Text { get; }

    /// <summary>The connection ends in order.</summary>
    public static Mark Fin { get; } = new EndMark("FIN");

    /// <summary>The connection is reset.</summary>
    public static Mark Rst { get; } = new EndMark("RST");

    /// <summary>Nothing comes, and nothing will: the emulator waits for the client to leave.</summary>
    public static Mark Silence { get; } = new SilenceMark();

    /// <summary>The client sends another request on the connection.</summary>
    public static Mark Again { get; } = new AgainMark();

    /// <summary>These bytes, each letter one of Latin-1.</summary>
    public static implicit operator Mark(string bytes) => new BytesMark(Encoding.Latin1.GetBytes(bytes));

    /// <summary>A frame of HTTP/2: its type, and what it says.</summary>
    public static Mark Frame(string frame) => new FrameMark(frame);

    /// <summary>Nothing comes for so long on the world's clock.</summary>
    public static Mark After(TimeSpan time) => new PauseMark(time);
}

/// <summary>Bytes.</summary>
internal sealed record BytesMark(byte[] Bytes) : Mark
{
    public override string Text => Of(Bytes);

    // Some 70 kB are one header of one proof.
    private const int MostShown = 600;

    /// <summary>Bytes as they are shown: letters of ASCII as they are, the rest escaped, and of very many the beginning and the end.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => bytes.Length <= MostShown
        ? Escaped(bytes)
        : $"{Escaped(bytes[..(MostShown / 2)])} … {bytes.Length:N0} bytes … {Escaped(bytes[^(MostShown / 4)..])}";

    private static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("\"");
        foreach (var one in bytes)
        {
            _ = one switch
            {
                (byte)'\r' => text.Append("\\r"),
                (byte)'\n' => text.Append("\\n"),
                (byte)'"' or (byte)'\\' => text.Append('\\').Append((char)one),
                >= 0x20 and < 0x7f => text.Append((char)one),
                _ => text.Append($"\\x{one:x2}"),
            };
        }

        return text.Append('"').ToString();
    }
}

/// <summary>The end of the connection.</summary>
internal sealed record EndMark(string How) : Mark
{
    public override string Text => How;
}

/// <summary>A pause.</summary>
internal sealed record PauseMark(TimeSpan Time) : Mark
{
    public override string Text => $"nothing for {Durations.Text(Time)}";
}

/// <summary>Silence for ever.</summary>
internal sealed record SilenceMark : Mark
{
    public override string Text => "silence";
}

/// <summary>The next request.</summary>
internal sealed record AgainMark : Mark
{
    public override string Text => "another request";
}

/// <summary>A frame of HTTP/2 in words.</summary>
internal sealed record FrameMark(string Line) : Mark
{
    public override string Text => Line;
}
