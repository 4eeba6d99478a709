namespace ChatEmulator.Worlds;

/// <summary>What happened to a world and is in no journal, so that its past can be played again.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="What">The token, the account, the name, the YAML.</param>
/// <param name="After">The number of the call after which it happened; 0 before the first.</param>
/// <param name="At">When, on the world's clock.</param>
/// <param name="Version">What was played from then on, where no text says it; null for what a text says, and for other kinds.</param>
internal sealed record Act(ActKind Kind, string What, long After, DateTimeOffset At, Play? Version = null);

/// <summary>What happens to a world beside calls.</summary>
internal enum ActKind
{
    /// <summary>A token was taken back.</summary>
    Revoke,

    /// <summary>An account was let in again.</summary>
    Unlock,

    /// <summary>The world goes by another name.</summary>
    Rename,

    /// <summary>Another version was played from then on.</summary>
    Play,

    /// <summary>Data was put in.</summary>
    Data,

    /// <summary>Stub mappings came, changed or went.</summary>
    Mappings,
}
