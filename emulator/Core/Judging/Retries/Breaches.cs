using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Retries;

/// <summary>The calls that break something: of many the first and the last.</summary>
internal sealed class Breaches
{
    private const int MostTold = 5;
    private const int MostKept = 50;

    private readonly List<string> _told = [];
    private readonly List<long> _calls = [];
    private long _last;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>One more; its words are asked for only where they are kept.</summary>
    public void Add(in Retry retry, Func<Retry, string> words)
    {
        Count++;
        _last = retry.Now.Number;
        if (_told.Count < MostTold)
        {
            _told.Add(words(retry));
        }

        if (_calls.Count < MostKept)
        {
            _calls.Add(retry.Before.Number);
            _calls.Add(retry.Now.Number);
        }
    }

    /// <summary>Broken by any one.</summary>
    public (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() => Count == 0
        ? (Ruling.Held, "", [])
        : (Ruling.Broken, string.Join('\n', Told), [.. _calls.Append(_last).Distinct()]);

    private IEnumerable<string> Told => Count > _told.Count ? _told.Append($"… and {Count - _told.Count:N0} more") : _told;
}
