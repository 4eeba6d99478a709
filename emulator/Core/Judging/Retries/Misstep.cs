namespace ChatEmulator.Judging.Retries;

/// <summary>A refusal that was retried and should not have been, or the other way round.</summary>
/// <param name="Call">The call that was refused, or whose answer was lost.</param>
/// <param name="Retry">The retry; null when there was none.</param>
/// <param name="Status">The status that was told.</param>
/// <param name="Why">What is wrong with it, in one sentence.</param>
public sealed record Misstep(long Call, long? Retry, int Status, string Why);

/// <summary>What became of the Retry-After that failed attempts told.</summary>
/// <param name="Told">How many attempts told one that went out.</param>
/// <param name="Kept">How many retries came no earlier.</param>
/// <param name="Broken">How many came earlier.</param>
/// <param name="Earliest">By how much the earliest of them came early, negative; null when none did.</param>
public sealed record RetryAfterRecord(int Told, int Kept, int Broken, TimeSpan? Earliest);
