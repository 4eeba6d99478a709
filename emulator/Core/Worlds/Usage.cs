namespace ChatEmulator.Worlds;

/// <summary>Whether somebody uses a world, by real time: only one that nobody uses makes room for another.</summary>
/// <param name="real">Real time.</param>
internal sealed class Usage(TimeProvider real)
{
    private long _latest = real.GetTimestamp();
    private int _answering;

    /// <summary>How long nobody has used it.</summary>
    public TimeSpan Unused => real.GetElapsedTime(Latest);

    /// <summary>When the world was made: a time stamp of real time.</summary>
    internal long Began { get; } = real.GetTimestamp();

    /// <summary>When somebody last used it: a time stamp of real time.</summary>
    internal long Latest => Interlocked.Read(ref _latest);

    /// <summary>Whether an answer is taking its time, or somebody waits for calls.</summary>
    public bool IsAnswering => Volatile.Read(ref _answering) > 0;

    /// <summary>Somebody uses it.</summary>
    public void Touch() => Interlocked.Exchange(ref _latest, real.GetTimestamp());

    /// <summary>An answer is going to take its time, for ever perhaps: until <see cref="AnswerEnds"/> somebody uses it.</summary>
    public void AnswerBegins() => Interlocked.Increment(ref _answering);

    /// <summary>An answer that <see cref="AnswerBegins"/> told of is given, or was cut off.</summary>
    public void AnswerEnds()
    {
        Touch();
        Interlocked.Decrement(ref _answering);
    }
}
