using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>A call, and the attempt right before it that has not succeeded.</summary>
/// <param name="Before">That attempt.</param>
/// <param name="End">How it had ended when the retry was decided; null when it was in flight.</param>
/// <param name="Now">The retry.</param>
/// <param name="Count">Which retry of its series it is, from 1; of a silent replay how many there were.</param>
/// <param name="Waited">How long the client waited, negative where the retry was first seen before the end; null when the attempt before was in flight.</param>
internal readonly record struct Retry(Attempt Before, Ending? End, Attempt Now, int Count, Wait? Waited)
{
    /// <summary>Whether it looks like a replay by a library below the application, which has chosen neither to try again nor when.</summary>
    public bool IsSilent => Now.ReplayOf is not null;

    /// <summary>How long the client waited after what it had seen the end of; null when it had seen none, or did not choose.</summary>
    public TimeSpan? Wait => !IsSilent && Waited is { Real.Ticks: >= 0 } wait ? wait.Counted : null;

    /// <summary>What the attempt before told; null when it told nothing, or not all of its answer went out.</summary>
    public Told? Told => End is { How: EndingKind.Delivered } ? Before.Told : null;

    /// <summary>How long the client was to wait; null when it was not told.</summary>
    public TimeSpan? Asked => End is { } end ? Told?.From(end.At) : null;

    /// <summary>By how much it waited longer than it was told, negative when it came early; null when it was told nothing or had seen no end.</summary>
    public TimeSpan? Kept => Wait is { } wait && Asked is { } asked ? wait - asked : null;

    /// <summary>The wait that the client chose by itself; null for any other.</summary>
    public TimeSpan? Free => Told is null ? Wait : null;
}
