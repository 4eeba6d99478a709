namespace ChatEmulator.Worlds;

/// <summary>What one export has written and lost, for whoever asks how it is.</summary>
/// <param name="name">Its name, such as <c>journal</c>.</param>
internal sealed class Exported(string name)
{
    private long _written;
    private long _lost;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What has left.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>What could not leave, and never will.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    public void AddWritten(long count) => Interlocked.Add(ref _written, count);

    public void AddLost(long count) => Interlocked.Add(ref _lost, count);
}
