using ChatEmulator.Journals;

namespace ChatEmulator.Worlds;

/// <summary>About how many bytes a world holds beside its journal, told to the budget of all worlds whenever it changes.</summary>
/// <param name="budget">The bytes that it shares with other worlds; null for none.</param>
internal struct Weight(Budget? budget)
{
    private readonly Budget? _budget = budget;
    private long _bytes;

    /// <summary>How many, as last set.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Guarded by the world's gate.</summary>
    public void Set(long bytes)
    {
        var more = bytes - _bytes;
        if (more != 0)
        {
            Interlocked.Add(ref _bytes, more);
            _budget?.Take(more);
        }
    }
}
