namespace ChatEmulator.Scenarios;

/// <summary>The counts of a scenario's rules in one world, kept by rule name. Guarded by the world's lock.</summary>
public sealed class Counters
{
}
