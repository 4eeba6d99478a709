using System.Buffers;
using System.Globalization;

namespace ChatEmulator.Host.Telemetry;

/// <summary>
/// The client's place in its trace, as W3C Trace Context has it (https://www.w3.org/TR/trace-context/): what is malformed is as if it had not been sent.
/// </summary>
/// <param name="TraceHigh">The first eight bytes of the trace's id.</param>
/// <param name="TraceLow">The last eight.</param>
/// <param name="Span">The id of the client's span.</param>
/// <param name="Flags">Its flags; the lowest bit says that the trace is sampled.</param>
internal readonly record struct TraceParent(ulong TraceHigh, ulong TraceLow, ulong Span, byte Flags)
{
    // version "-" trace-id "-" parent-id "-" trace-flags, two, 32, 16 and two digits; a later version may go on after another dash.
    private const int Length = 55;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef-");

    /// <summary>Whether whoever began the trace wants it to be recorded.</summary>
    public bool IsSampled => (Flags & 1) == 1;

    /// <summary>Reads a header's value; false when there is none or it is malformed.</summary>
    public static bool TryRead(string? value, out TraceParent parent)
    {
        parent = default;
        var text = value.AsSpan().Trim(" \t");
        if (text.Length < Length || text[..Length].ContainsAnyExcept(Digits) || text[2] != '-' || text[35] != '-' || text[52] != '-'
            || (text.Length > Length && (text is ['0', '0', ..] || text[Length] != '-')) || text is ['f', 'f', ..])
        {
            return false;
        }

        if (!Byte(text[..2], out _) || !Long(text[3..19], out var high) || !Long(text[19..35], out var low) || !Long(text[36..52], out var span) || !Byte(text[53..55], out var flags))
        {
            return false;
        }

        parent = new TraceParent(high, low, span, flags);
        return (high | low) != 0 && span != 0;
    }

    private static bool Long(ReadOnlySpan<char> digits, out ulong number) => ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);

    private static bool Byte(ReadOnlySpan<char> digits, out byte number) => byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
