namespace ChatEmulator;

/// <summary>Calls that were expected did not come, or others came, or it cannot be known; the message shows what arrived instead, nearest first.</summary>
public sealed class ExpectationException : Exception
{
    internal ExpectationException(string message)
        : base(Environment.NewLine + message)
    {
    }
}
