namespace ChatEmulator.Host.Selftest;

/// <summary>What came of one proof.</summary>
/// <param name="Proof">What was tried.</param>
/// <param name="Seen">What was seen, mark for mark, in words and escapes; it ends where it began to differ.</param>
/// <param name="Wrong">What is wrong, in one sentence; null when nothing is.</param>
internal sealed record Finding(Proof Proof, IReadOnlyList<string> Seen, string? Wrong);
