using System.Collections.Concurrent;

namespace ParcelDesk.Naive;

/// <summary>What the naive client remembers from call to call.</summary>
internal sealed class NaiveMemory
{
    public string? Bearer { get; set; }

    public bool Down { get; set; }

    // BUG 23: remembered for ever, although a link says until when it is good. (short-lived-link)
    public ConcurrentDictionary<string, ChatLink> Links { get; } = new(StringComparer.Ordinal);
}
