namespace ChatEmulator.Time;

/// <summary>How a world's clock begins: <c>clock:</c> in a scenario.</summary>
/// <param name="At">The instant it starts at; null is the real clock, which cannot be moved.</param>
/// <param name="Frozen">Whether it stands until it is advanced.</param>
/// <param name="Speed">World seconds per real second, above zero; 1 is the usual pace.</param>
internal sealed record ClockStart(DateTimeOffset? At = null, bool Frozen = false, double Speed = 1)
{
    /// <summary>The real clock.</summary>
    public static ClockStart Real { get; } = new();
}
