using System.Runtime.InteropServices;

namespace ChatEmulator.Mappings;

/// <summary>What mappings come to.</summary>
/// <param name="Letters">How long they are as they are told, in bytes.</param>
/// <param name="Bytes">About how many bytes of memory they hold.</param>
internal readonly record struct MappingWeight(long Letters, long Bytes)
{
    // Measured. What each holds whatever it says, with its places in the table and the index; what a letter holds, as it is told and as it is played;
    // what a value does that has a neighbour, which in JSON to be compared is the most; and an expression, which is 120 kB once it is made, but few are.
    private const long OfEach = 1_600;
    private const long OfLetter = 3;
    private const long OfValue = 100;
    private const long OfExpression = 8_000;

    /// <summary>That of one.</summary>
    public static MappingWeight Of(Mapping mapping)
    {
        var told = JsonMarshal.GetRawUtf8Value(mapping.Source);
        var expressions = told.Count("attern\":"u8) + told.Count("atches\":"u8) + told.Count("NotMatch\":"u8);
        return new MappingWeight(told.Length, OfEach + (OfLetter * told.Length) + (OfValue * told.Count((byte)',')) + (OfExpression * expressions));
    }

    /// <summary>Both together.</summary>
    public static MappingWeight operator +(MappingWeight one, MappingWeight other) => new(one.Letters + other.Letters, one.Bytes + other.Bytes);

    /// <summary>The one without the other.</summary>
    public static MappingWeight operator -(MappingWeight one, MappingWeight other) => new(one.Letters - other.Letters, one.Bytes - other.Bytes);
}
