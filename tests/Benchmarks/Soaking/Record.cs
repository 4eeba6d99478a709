namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>What clients did and saw: how much of each kind, and what must never be seen.</summary>
internal sealed class Record
{
    private const int MostShown = 20;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (long Done, long Broken)> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> _statuses = [];
    private readonly List<string> _findings = [];

    /// <summary>How often anything was seen that must never be.</summary>
    public int Findings { get; private set; }

    /// <summary>Deeds done so far, of all kinds.</summary>
    public long Done { get; private set; }

    /// <summary>A deed has come to its end.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="broken">Whether its connection broke, as it was to.</param>
    public void Did(string kind, bool broken)
    {
        lock (_gate)
        {
            var (done, before) = _kinds.GetValueOrDefault(kind);
            _kinds[kind] = (done + 1, before + (broken ? 1 : 0));
            Done++;
        }
    }

    /// <summary>An answer has come.</summary>
    public void Saw(int status)
    {
        lock (_gate)
        {
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        }
    }

    /// <summary>Something was seen that must never be.</summary>
    public void Find(string what)
    {
        lock (_gate)
        {
            Findings++;
            if (_findings.Count < MostShown)
            {
                _findings.Add(what);
            }
        }
    }

    /// <summary>All of it as lines.</summary>
    public IReadOnlyList<string> Lines()
    {
        lock (_gate)
        {
            return
            [
                $"{Done} deeds: {string.Join(", ", _kinds.Select(kind => $"{kind.Key} {kind.Value.Done}{(kind.Value.Broken == 0 ? "" : $" ({kind.Value.Broken} broken off)")}"))}",
                $"statuses: {string.Join(", ", _statuses.Select(status => $"{status.Key}: {status.Value}"))}",
                $"findings: {(Findings == 0 ? "none" : $"{Findings}")}",
                .. _findings.Select(finding => $"  {finding}"),
            ];
        }
    }
}
