using System.Runtime.InteropServices;
using System.Text;

namespace ChatEmulator.Journals;

/// <summary>A text as it stands in a record.</summary>
/// <param name="raw">Its bytes.</param>
/// <param name="isWide">Whether these are UTF-16 units, and not ASCII.</param>
/// <param name="isAbsent">Whether there is none.</param>
internal readonly ref struct RecordText(ReadOnlySpan<byte> raw, bool isWide, bool isAbsent)
{
    /// <summary>Its ASCII; empty where it is wide.</summary>
    public ReadOnlySpan<byte> Ascii { get; } = isWide ? default : raw;

    /// <summary>Its UTF-16 units, where it is wide.</summary>
    public ReadOnlySpan<char> Wide { get; } = isWide ? MemoryMarshal.Cast<byte, char>(raw) : default;

    public bool IsWide { get; } = isWide;

    public bool IsAbsent { get; } = isAbsent;

    /// <summary>The text; null when there is none.</summary>
    public string? ToText() => IsAbsent ? null : IsWide ? new string(Wide) : Encoding.ASCII.GetString(Ascii);
}
