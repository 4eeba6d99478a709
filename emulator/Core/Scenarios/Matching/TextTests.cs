using System.Text;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>Equal text, by its code points.</summary>
internal sealed class TextTest(string text) : LettersTest
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    // Told here too: most texts differ in length or in the last letter, and then nothing else has to be fetched.
    private readonly int _length = text.Length;
    private readonly int _bytes = Encoding.UTF8.GetByteCount(text);
    private readonly char _last = text.Length == 0 ? '\0' : text[^1];
    private readonly byte _lastByte = text.Length == 0 ? (byte)0 : Encoding.UTF8.GetBytes(text)[^1];

    protected override bool HoldsOf(ReadOnlySpan<char> letters) =>
        letters.Length == _length && (_length == 0 || (letters[^1] == _last && letters.SequenceEqual(text)));

    protected override bool HoldsOf(ReadOnlySpan<byte> utf8) =>
        utf8.Length == _bytes && (_bytes == 0 || (utf8[^1] == _lastByte && utf8.SequenceEqual(_utf8)));
}

/// <summary>Text that begins with another.</summary>
internal sealed class BeginningTest(string beginning) : LettersTest
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(beginning);

    protected override bool HoldsOf(ReadOnlySpan<char> text) => text.StartsWith(beginning);

    protected override bool HoldsOf(ReadOnlySpan<byte> utf8) => utf8.StartsWith(_utf8);
}

/// <summary>Text in which another stands.</summary>
internal sealed class WithinTest(string part) : LettersTest
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(part);

    protected override bool HoldsOf(ReadOnlySpan<char> text) => text.Contains(part, StringComparison.Ordinal);

    protected override bool HoldsOf(ReadOnlySpan<byte> utf8) => utf8.IndexOf(_utf8) >= 0;
}

/// <summary>Text of so many code points.</summary>
internal sealed class TextLengthTest(long least, long most) : LettersTest
{
    protected override bool HoldsOf(ReadOnlySpan<char> text)
    {
        var count = 0L;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count >= least && count <= most;
    }

    // A code point takes one byte to four, so that most texts need not be counted.
    protected override bool HoldsOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < least || utf8.Length / 4 > most)
        {
            return false;
        }

        var count = 0L;
        foreach (var letter in utf8)
        {
            count += (letter & 0xC0) == 0x80 ? 0 : 1;
        }

        return count >= least && count <= most;
    }
}
