namespace ChatEmulator;

/// <summary>Calls that were expected did not come, or others came, or it cannot be known; the message shows what arrived instead, nearest first.</summary>
/// <param name="message">What was expected and what came.</param>
public sealed class ExpectationException(string message) : Exception(Environment.NewLine + message);
