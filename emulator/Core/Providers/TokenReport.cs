namespace ChatEmulator.Providers;

/// <summary>What the emulator knows of a token.</summary>
/// <param name="Provider">Whose it is.</param>
/// <param name="Kind">What it is for: <c>chat</c>, <c>end_user</c>, <c>bearer</c>.</param>
/// <param name="State"><c>active</c>, <c>expired</c>, <c>revoked</c>, <c>pending</c> or <c>unknown</c>.</param>
/// <param name="Why">One sentence that explains the state.</param>
/// <param name="ExpiresAt">When it ends or ended; null when that is not known.</param>
/// <param name="Claims">Its claims as compact JSON; null when it cannot be read.</param>
internal sealed record TokenReport(
    string Provider,
    string? Kind,
    string State,
    string Why,
    DateTimeOffset? ExpiresAt,
    string? Claims)
{
    /// <summary>
    /// The world that it says it was minted in, or that its name says, whether this one knows it or not; of a token that names none the
    /// world that knows it; null when there is none, or a declared bearer is of every world.
    /// </summary>
    public string? World { get; init; }

    /// <summary>Whether a world that it was asked of knows it as its own, be it as one that was never really minted.</summary>
    public bool IsKnownTo(string world) => World == world && (State != "unknown" || Claims is not null);

    /// <summary>What is known of a text that no provider recognises.</summary>
    public static TokenReport Nobodys { get; } = new("none", null, "unknown", "It has the shape of no token that this emulator mints.", null, null);
}

/// <summary>What the unlocking of an account ended.</summary>
/// <param name="Account">Its name.</param>
/// <param name="WasLocked">Whether it was locked.</param>
/// <param name="WrongPasswords">How many wrong passwords in a row were counted until then.</param>
internal sealed record Unlocking(string Account, bool WasLocked, int WrongPasswords);
