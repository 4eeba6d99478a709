namespace ChatEmulator.Scenarios.Templates;

/// <summary>An answer cannot be filled in for this call: the message says why, and is told in its place.</summary>
/// <param name="why">Why not.</param>
internal sealed class UnfilledException(string why) : Exception(why);
