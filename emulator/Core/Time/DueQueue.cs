namespace ChatEmulator.Time;

/// <summary>Timers in the order they are due; those of one instant in the order they were set.</summary>
internal sealed class DueQueue
{
    private static readonly Comparer<(TimeSpan Due, long Sequence, ClockTimer Timer)> InOrder =
        Comparer<(TimeSpan Due, long Sequence, ClockTimer Timer)>.Create((a, b) => a.Due == b.Due ? a.Sequence.CompareTo(b.Sequence) : a.Due.CompareTo(b.Due));

    // Made for the first that waits: on most clocks nobody ever does.
    private SortedSet<(TimeSpan Due, long Sequence, ClockTimer Timer)>? _entries;
    private long _sequence;
    private int _quiet;

    /// <summary>How many wait, the quiet ones left out.</summary>
    public int Count => All - _quiet;

    private int All => _entries?.Count ?? 0;

    public TimeSpan? Earliest => All == 0 ? null : _entries!.Min.Due;

    /// <summary>How long each wait was when it began, the first due first; the quiet ones left out.</summary>
    public IEnumerable<TimeSpan> Waits => (_entries ?? []).Where(entry => !entry.Timer.IsQuiet).Select(entry => entry.Timer.Wait);

    public void Add(ClockTimer timer, TimeSpan wait, TimeSpan due)
    {
        timer.Wait = wait;
        timer.Entry = (due, _sequence++);
        (_entries ??= new(InOrder)).Add((due, timer.Entry.Value.Sequence, timer));
        _quiet += timer.IsQuiet ? 1 : 0;
    }

    public void Remove(ClockTimer timer)
    {
        if (timer.Entry is { } entry)
        {
            _entries!.Remove((entry.Due, entry.Sequence, timer));
            _quiet -= timer.IsQuiet ? 1 : 0;
            timer.Entry = null;
        }
    }

    public ClockTimer? TakeUntil(TimeSpan limit, out TimeSpan due)
    {
        due = default;
        if (All == 0 || _entries!.Min.Due > limit)
        {
            return null;
        }

        (due, _, var timer) = _entries.Min;
        Remove(timer);
        return timer;
    }
}
