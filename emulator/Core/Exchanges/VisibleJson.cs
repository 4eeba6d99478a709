using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatEmulator.Exchanges;

/// <summary>
/// JSON for a person's terminal too: what could move a cursor, hide a letter or turn the direction of writing becomes an escape, which
/// readers of JSON take for the same. All else stays byte for byte.
/// </summary>
internal static class VisibleJson
{
    // ASCII but DEL: JSON escapes other controls itself, and where it may be white space, it is between texts.
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(0, 127).Select(each => (byte)each)]);

    /// <summary>The JSON as it may be shown.</summary>
    /// <param name="json">Valid JSON in UTF-8.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        var rest = json.Span;
        if (!rest.ContainsAnyExcept(Plain))
        {
            return json;
        }

        var shown = new ArrayBufferWriter<byte>(json.Length + 64);
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOfAnyExcept(Plain);
            shown.Write(next < 0 ? rest : rest[..next]);
            rest = next < 0 ? [] : rest[next..];
            if (!rest.IsEmpty)
            {
                rest = rest[Append(shown, rest)..];
            }
        }

        return shown.WrittenMemory;
    }

    private static int Append(ArrayBufferWriter<byte> shown, ReadOnlySpan<byte> rest)
    {
        var isText = Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done;
        if (!isText || Visible.IsVisible(rune))
        {
            shown.Write(rest[..length]);
            return length;
        }

        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            shown.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")));
        }

        return length;
    }
}
