namespace ChatEmulator.Worlds;

/// <summary>What happened to a world beside its calls, in order. Bounded: past the limit it keeps what it has, and is no longer whole.</summary>
internal sealed class Acts
{
    private const int MostActs = 10_000;
    private const int MostLetters = 8_000_000;

    private readonly List<Act> _acts = [];
    private long _letters;

    /// <summary>Whether all that happened is here.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>What happened so far.</summary>
    public Act[] All => [.. _acts];

    public void Add(Act act)
    {
        // No call has met the version before: it has counted nothing, and whoever saves often must not use up the room.
        if (act.Kind == ActKind.Play && _acts is [.., { Kind: ActKind.Play } last] && last.After == act.After)
        {
            _letters -= last.What.Length;
            _acts.RemoveAt(_acts.Count - 1);
        }

        _letters += act.What.Length;
        IsWhole = IsWhole && _acts.Count < MostActs && _letters <= MostLetters;
        if (IsWhole)
        {
            _acts.Add(act);
        }
    }

    public void Clear()
    {
        _acts.Clear();
        (_letters, IsWhole) = (0, true);
    }
}
