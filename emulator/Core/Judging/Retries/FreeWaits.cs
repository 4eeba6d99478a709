using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Retries;

/// <summary>The waits of one series that the client chose by itself, as far as growth goes.</summary>
internal sealed class FreeWaits
{
    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The first one.</summary>
    public TimeSpan First { get; private set; }

    /// <summary>The last one.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>The one before the last.</summary>
    public TimeSpan Previous { get; private set; }

    /// <summary>Whether one is too far off the first to be called the same.</summary>
    public bool Vary { get; private set; }

    /// <summary>Whether the last one was the first to be too far off.</summary>
    public bool BeganToVary { get; private set; }

    /// <summary>One more.</summary>
    public void Add(TimeSpan wait)
    {
        First = Count == 0 ? wait : First;
        (Previous, Last, Count) = (Last, wait, Count + 1);
        var varies = (wait - First).Duration() is var off && off > First * ExpectedRetries.MostConstant && off > ExpectedRetries.LeastSpan;
        BeganToVary = varies && !Vary;
        Vary |= varies;
    }
}
