using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>Text in which a regular expression is found; never by backtracking, so no text can make it slow.</summary>
internal sealed class PatternTest(Regex pattern) : LettersTest
{
    private const int OnStack = 512;

    protected override bool HoldsOf(ReadOnlySpan<char> text) => pattern.IsMatch(text);

    protected override bool HoldsOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= OnStack)
        {
            Span<char> text = stackalloc char[OnStack];
            return pattern.IsMatch(text[..Encoding.UTF8.GetChars(utf8, text)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return pattern.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
