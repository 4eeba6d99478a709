namespace ChatEmulator.Scenarios;

/// <summary>A time of the world, half open: its beginning belongs to it, its end does not.</summary>
/// <param name="From">When it begins, since the world's zero.</param>
/// <param name="For">How long it lasts.</param>
internal readonly record struct Window(TimeSpan From, TimeSpan For)
{
    public static Window Always { get; } = new(TimeSpan.Zero, TimeSpan.MaxValue);

    public bool Holds(TimeSpan since) => since >= From && since - From < For;
}
