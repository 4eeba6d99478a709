using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Journals;

/// <summary>
/// JSON as bytes, for whoever writes the same few members a great many times: what stands between values is copied as it is. Plain ASCII is copied too; any other text is written by the
/// framework's writer, so that it looks as anywhere else. Its room is used again. For one thread at a time.
/// </summary>
#pragma warning disable CA1001 // The writer is over memory of our own, and disposing of it would only flush what is flushed.
internal sealed class JsonBytes : IBufferWriter<byte>
#pragma warning restore CA1001
{
    /// <summary>How texts are escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(each => each is not ('"' or '\\')).Select(each => (byte)each)]);

    // What one long body took is given back with the next line.
    private const int Ordinary = 65_536;

    private readonly Utf8JsonWriter _other = new(Stream.Null, Options);
    private byte[] _bytes = new byte[2_048];
    private int _length;

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > Ordinary)
        {
            _bytes = new byte[2_048];
        }
    }

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(GetSpan(json.Length));
        _length += json.Length;
    }

    /// <summary>Writes a number behind what stands before it.</summary>
    public void Number(ReadOnlySpan<byte> before, long number)
    {
        Raw(before);
        _ = Utf8Formatter.TryFormat(number, GetSpan(20), out var written);
        _length += written;
    }

    /// <summary>Writes an instant in quotation marks: a fraction of a second as long as it has to be.</summary>
    public void Time(ReadOnlySpan<byte> before, DateTimeOffset at)
    {
        Raw(before);
        var room = GetSpan(32);
        room[0] = (byte)'"';
        _ = Utf8Formatter.TryFormat(at.UtcDateTime, room[1..], out var written, 'O');
        written = 1 + room[1..written].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        "Z\""u8.CopyTo(room[written..]);
        _length += written + 2;
    }

    /// <summary>Writes a text in quotation marks.</summary>
    public void Text(ReadOnlySpan<byte> before, in RecordText text)
    {
        Raw(before);
        if (text.IsWide)
        {
            Other(text.Wide);
        }
        else if (!TryPlain(text.Ascii))
        {
            Other(Encoding.ASCII.GetString(text.Ascii));
        }
    }

    /// <summary>Writes a text in quotation marks.</summary>
    public void Text(ReadOnlySpan<byte> before, ReadOnlySpan<char> text)
    {
        Raw(before);
        var room = GetSpan(text.Length + 2);
        if (Ascii.FromUtf16(text, room[1..], out var written) != OperationStatus.Done || room.Slice(1, written).ContainsAnyExcept(Plain))
        {
            Other(text);
            return;
        }

        room[0] = room[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>What the framework's writer makes of something.</summary>
    public void Other(Action<Utf8JsonWriter> write)
    {
        _other.Reset(this);
        write(_other);
        _other.Flush();
    }

    /// <summary>For the framework's writer: so many bytes of what <see cref="GetSpan"/> or <see cref="GetMemory"/> gave are written.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Room behind what is written.</summary>
    /// <param name="sizeHint">How much at least, in bytes.</param>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Make(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <summary>Room behind what is written.</summary>
    /// <param name="sizeHint">How much at least, in bytes.</param>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Make(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Make(int room)
    {
        if (_bytes.Length - _length < Math.Max(1, room))
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + Math.Max(256, room)));
        }
    }

    private bool TryPlain(ReadOnlySpan<byte> ascii)
    {
        if (ascii.ContainsAnyExcept(Plain))
        {
            return false;
        }

        var room = GetSpan(ascii.Length + 2);
        room[0] = room[ascii.Length + 1] = (byte)'"';
        ascii.CopyTo(room[1..]);
        _length += ascii.Length + 2;
        return true;
    }

    private void Other(ReadOnlySpan<char> text)
    {
        _other.Reset(this);
        _other.WriteStringValue(text);
        _other.Flush();
    }
}
