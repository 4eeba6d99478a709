namespace ChatEmulator.Journals;

/// <summary>
/// How calls are named in questions to a journal: an operation, all of a provider (<c>signalwire.*</c>), or <c>*</c> for
/// every call, those to nobody's path included, so that "no call at all" means none at all.
/// </summary>
public static class OperationPattern
{
    /// <summary>Whether a pattern covers an operation; empty stands for a call to nobody's path.</summary>
    public static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> operation) =>
        pattern is "*"
        || (pattern.EndsWith(".*", StringComparison.Ordinal)
            ? operation.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : operation.SequenceEqual(pattern));
}
