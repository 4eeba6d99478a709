namespace ChatEmulator.Journals;

/// <summary>How much a journal keeps.</summary>
/// <param name="MostCalls">The largest number of calls.</param>
/// <param name="MostBytes">The largest number of bytes, the oldest bodies dropped first.</param>
public sealed record JournalLimits(int MostCalls = 100_000, long MostBytes = 64_000_000);
