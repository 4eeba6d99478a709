namespace ChatEmulator.Exchanges;

/// <summary>That the tokens which a call mints tell another instant than that at which they were issued. Their life counts from the true one.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="By">By how much; negative for the past.</param>
internal sealed record Misdating(string Rule, TimeSpan By);
