using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>Which calls are asked for, by what the journal can tell without decoding a call. What is null does not matter.</summary>
public sealed record CallFilter
{
    /// <summary>Every call.</summary>
    public static CallFilter All { get; } = new();

    /// <summary>An operation or a pattern of them, see <see cref="OperationPattern"/>.</summary>
    public string? Operation { get; init; }

    /// <summary>The status that was told.</summary>
    public int? Status { get; init; }

    /// <summary>What the call did, as of now.</summary>
    public Effect? Effect { get; init; }

    /// <summary>The rule that decided.</summary>
    public string? Rule { get; init; }

    /// <summary>The limit that decided.</summary>
    public string? Limit { get; init; }

    internal bool Admits(ReadOnlySpan<byte> record)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return (Status is null || Status == head.Status)
            && (Effect is null || Effect == head.Effect)
            && ((Operation is null && Rule is null && Limit is null) || AdmitsTexts(record[Head.Size..]));
    }

    private bool AdmitsTexts(ReadOnlySpan<byte> texts)
    {
        var reader = new RecordReader(texts);
        return reader.IsCovered(Operation ?? "*") && reader.Is(Rule) && reader.Is(Limit);
    }
}
