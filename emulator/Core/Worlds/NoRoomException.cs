using System.Globalization;
using ChatEmulator.Journals;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>There is no room for one more world, and none that is idle for long enough to make some.</summary>
public sealed class NoRoomException : Exception
{
    private NoRoomException(string message)
        : base(message)
    {
    }

    /// <summary>Says what there is too much of.</summary>
    /// <param name="limits">How many worlds there may be.</param>
    /// <param name="count">How many there are, where that is the reason; null where it is what they hold.</param>
    /// <param name="budget">What they hold.</param>
    internal static NoRoomException Of(WorldLimits limits, int? count, Budget budget) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{(count is { } most ? $"There are {most:N0} worlds, the limit (--max-worlds)" : $"The worlds hold {budget.Held / 1_000_000} MB, the limit (--world-memory)")}, and each was used within the last {Durations.Text(limits.IdleAfter)} (--world-idle) or is still in use. Delete some, or raise the limit."));
}
