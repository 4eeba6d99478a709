using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Journals;

/// <summary>
/// What a record is found by, close together behind the records of its segment: a hundred thousand are looked through in the time in
/// which some hundred records are read. What is found by half a print is held against the record itself.
/// </summary>
/// <param name="offset">Where the record begins in its segment.</param>
/// <param name="operation">Half a print of the operation.</param>
/// <param name="key">Half a print of what stands at the operation's key.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Sign(int offset, uint operation, uint key)
{
    /// <summary>The size of a sign in bytes.</summary>
    public const int Size = 12;

    /// <summary>The key of a call of which it is not known.</summary>
    private const uint Unknown = 1;

    public readonly int Offset = offset;
    public readonly uint Operation = operation;
    public readonly uint Key = key;

    /// <summary>The sign of an entry.</summary>
    public static Sign Of(int offset, in Entry entry) => new(offset, OperationOf(entry.Operation), entry.Key is { } key ? Half(key) : Unknown);

    /// <summary>Half a print of an operation.</summary>
    public static uint OperationOf(string? operation) => (uint)Mix.Text(operation);

    /// <summary>Whether a call may have a value at its operation's key.</summary>
    public bool MayHave(ulong key) => Key == Unknown || Key == Half(key);

    // Nothing is 0, and no value is taken for one that is not known.
    private static uint Half(ulong key) => key == 0 ? 0 : (uint)key | 2;
}
