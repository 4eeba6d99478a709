namespace ChatEmulator.Host;

/// <summary>What the process tells its caller, the same in every command.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The command did its work and found something wrong.</summary>
    public const int Findings = 1;

    /// <summary>The command could not begin: what it was given makes no sense, or the machine refused.</summary>
    public const int CannotStart = 2;

    /// <summary>The command did its work, and nothing can be concluded from it.</summary>
    public const int Inconclusive = 3;
}
