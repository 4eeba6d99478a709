namespace ChatEmulator.Worlds;

/// <summary>How long somebody waits for calls, and on which time.</summary>
/// <param name="Within">How long for the calls to come.</param>
internal sealed record Patience(TimeSpan Within)
{
    /// <summary>How long it has to stay so where a largest number is expected as well as a smallest, on top of <see cref="Within"/>.</summary>
    public static readonly TimeSpan UsualQuiet = TimeSpan.FromMilliseconds(250);

    /// <summary>How long is waited in real time where the world's time is meant and does not come.</summary>
    public static readonly TimeSpan MostReal = TimeSpan.FromSeconds(60);

    /// <summary>How long it has to stay so.</summary>
    public TimeSpan Quiet { get; init; } = UsualQuiet;

    /// <summary>Whether these times pass on the world's clock, and not in real time.</summary>
    public bool OnWorld { get; init; }

    /// <summary>For how long in real time the world's clock is waited for.</summary>
    public TimeSpan Real { get; init; } = MostReal;
}

/// <summary>What a wait came to.</summary>
/// <param name="Held">Whether what was expected was so.</param>
/// <param name="Seen">The calls that met the query.</param>
/// <param name="Nearest">Where it did not hold because too few came: the calls that came nearest.</param>
/// <param name="Why">Why not, over several lines, secrets masked; empty when it held.</param>
internal sealed record Waited(bool Held, IReadOnlyList<Journals.Call> Seen, IReadOnlyList<Judging.NearMiss> Nearest, string Why);
