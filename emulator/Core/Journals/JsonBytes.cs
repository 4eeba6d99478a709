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
internal sealed class JsonBytes
#pragma warning restore CA1001
{
    /// <summary>How texts are escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(each => each is not ('"' or '\\')).Select(each => (byte)each)]);

    private readonly ArrayBufferWriter<byte> _bytes = new(2_048);
    private readonly Utf8JsonWriter _other = new(Stream.Null, Options);

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Begins anew.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(ReadOnlySpan<byte> json) => _bytes.Write(json);

    /// <summary>Writes a number behind what stands before it.</summary>
    public void Number(ReadOnlySpan<byte> before, long number)
    {
        Raw(before);
        _ = Utf8Formatter.TryFormat(number, _bytes.GetSpan(20), out var written);
        _bytes.Advance(written);
    }

    /// <summary>Writes an instant in quotation marks: a fraction of a second as long as it has to be.</summary>
    public void Time(ReadOnlySpan<byte> before, DateTimeOffset at)
    {
        Raw(before);
        var room = _bytes.GetSpan(32);
        room[0] = (byte)'"';
        _ = Utf8Formatter.TryFormat(at.UtcDateTime, room[1..], out var written, 'O');
        written = 1 + room[1..written].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        "Z\""u8.CopyTo(room[written..]);
        _bytes.Advance(written + 2);
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
        var room = _bytes.GetSpan(text.Length + 2);
        if (Ascii.FromUtf16(text, room[1..], out var written) != OperationStatus.Done || room.Slice(1, written).ContainsAnyExcept(Plain))
        {
            Other(text);
            return;
        }

        room[0] = room[written + 1] = (byte)'"';
        _bytes.Advance(written + 2);
    }

    /// <summary>What the framework's writer makes of something.</summary>
    public void Other(Action<Utf8JsonWriter> write)
    {
        _other.Reset(_bytes);
        write(_other);
        _other.Flush();
    }

    private bool TryPlain(ReadOnlySpan<byte> ascii)
    {
        if (ascii.ContainsAnyExcept(Plain))
        {
            return false;
        }

        var room = _bytes.GetSpan(ascii.Length + 2);
        room[0] = room[ascii.Length + 1] = (byte)'"';
        ascii.CopyTo(room[1..]);
        _bytes.Advance(ascii.Length + 2);
        return true;
    }

    private void Other(ReadOnlySpan<char> text)
    {
        _other.Reset(_bytes);
        _other.WriteStringValue(text);
        _other.Flush();
    }
}
