using ChatEmulator.Deliveries;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings;

/// <summary>What a mapping answers, as it was read.</summary>
/// <param name="Answer">What is told.</param>
/// <param name="Status">Its status.</param>
/// <param name="Deliveries">How it travels.</param>
internal sealed record Response(Answer Answer, int Status, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>Whether it says itself how long it waits, always.</summary>
    public bool SaysDelay { get; init; }

    /// <summary>Whether it says itself from what a wait is drawn.</summary>
    public bool SaysDrawnDelay { get; init; }

    /// <summary>Whether the client never sees it as it is.</summary>
    public bool IsHidden => Deliveries.Any(delivery => delivery.HidesAnswer);
}
