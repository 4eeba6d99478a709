using System.IO.Enumeration;

namespace ChatEmulator.Journals;

/// <summary>
/// How calls are named in questions to a journal: an operation, or a pattern in which a star stands for anything, as in the
/// <c>calls</c> of a scenario (<c>signalwire.*</c>, <c>*.create_message</c>). <c>*</c> alone is every call, those to nobody's path
/// included, so that "no call at all" means none at all.
/// </summary>
internal static class OperationPattern
{
    /// <summary>Whether a pattern covers an operation; empty stands for a call to nobody's path.</summary>
    public static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> operation) =>
        !pattern.Contains('*') ? operation.SequenceEqual(pattern)
        : operation.IsEmpty ? pattern.Trim('*').IsEmpty
        : FileSystemName.MatchesSimpleExpression(pattern, operation, ignoreCase: false);
}
