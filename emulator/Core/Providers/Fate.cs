namespace ChatEmulator.Providers;

/// <summary>What a rule made true of one token.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Ends">When its life really ends; null when it is told.</param>
/// <param name="Revoked">Whether it was minted revoked.</param>
internal sealed record Fate(string Rule, DateTimeOffset? Ends, bool Revoked);
