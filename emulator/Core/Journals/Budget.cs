namespace ChatEmulator.Journals;

/// <summary>The bytes that all worlds of an emulator may hold together, counted by those who hold them.</summary>
/// <param name="most">How many.</param>
internal sealed class Budget(long most)
{
    private long _held;

    /// <summary>How many are held now.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>Whether so few would be left, were so many held, that there is no room for one more to share in them.</summary>
    /// <param name="held">How many bytes.</param>
    public bool IsSpentBy(long held) => held >= most - (most / 16);

    internal bool Has(long bytes) => Held + bytes <= most;

    internal void Take(long bytes) => Interlocked.Add(ref _held, bytes);

    internal void Return(long bytes) => Interlocked.Add(ref _held, -bytes);
}
