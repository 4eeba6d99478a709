namespace ChatEmulator.Worlds;

/// <summary>
/// What happened to a world beside its calls, in order. Bounded: past the limit it is no longer whole, nobody can play the past of the world again, and so nothing of it is kept.
/// </summary>
internal sealed class Acts
{
    private const int MostActs = 10_000;
    private const int MostLetters = 8_000_000;

    // A version that no text says is kept as it was compiled, with its rules, and nobody knows how much that is: a hundred of them are the most.
    private const int LettersOfVersion = 80_000;

    private readonly List<Act> _acts = [];
    private long _letters;

    /// <summary>Whether all that happened is here.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>What happened so far; nothing once it is no longer whole.</summary>
    public Act[] All => [.. _acts];

    public void Add(Act act)
    {
        if (!IsWhole)
        {
            return;
        }

        // No call has met the version before: it has counted nothing, and whoever saves often must not use up the room.
        if (act.Kind == ActKind.Play && _acts is [.., { Kind: ActKind.Play } last] && last.After == act.After)
        {
            _letters -= Letters(last);
            _acts.RemoveAt(_acts.Count - 1);
        }

        _letters += Letters(act);
        _acts.Add(act);
        if (_acts.Count > MostActs || _letters > MostLetters)
        {
            IsWhole = false;
            _acts.Clear();
            _acts.TrimExcess();
        }
    }

    private static long Letters(Act act) => act.What.Length + (act.Version is null ? 0 : LettersOfVersion);
}
