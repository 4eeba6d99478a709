namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// What the matching of one request may cost at most, whatever the mappings and the request say: past it, what would cost more does not match. Far more
/// than any honest request takes; a request that is made to be slow comes to an end.
/// </summary>
internal sealed class Patience
{
    // Well under a second of walking through JSON; or 300 MB of text that expressions look through.
    private int _steps = 5_000_000;

    // A regular expression that went over its time twice will do so again.
    private int _slips = 5;

    /// <summary>Whether it is used up: what was found since is not the whole truth.</summary>
    public bool IsOver => _steps <= 0;

    /// <summary>Takes some steps; false when they are used up.</summary>
    public bool Take(int steps)
    {
        _steps = Math.Max(0, _steps - steps);
        return _steps > 0;
    }

    /// <summary>Whether an expression that could be slow may still be tried.</summary>
    public bool AllowsSlow => _slips > 0;

    /// <summary>An expression went over its time.</summary>
    public void Slip() => _slips--;
}
