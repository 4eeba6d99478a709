namespace ChatEmulator.Providers;

/// <summary>A vendor's own rate limit: so many calls in a window, which begins with the first call that it covers.</summary>
/// <param name="most">How many calls a window lets pass.</param>
/// <param name="window">How long a window is, on the world's clock.</param>
internal sealed class Meter(int most, TimeSpan window)
{
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _calls;

    /// <summary>Counts a call; false when it is one too many.</summary>
    public bool Admits(DateTimeOffset at)
    {
        if (at >= _ends)
        {
            (_ends, _calls) = (at + window, 0);
        }

        return ++_calls <= most;
    }
}
