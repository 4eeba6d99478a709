using ChatEmulator.Scenarios;

namespace ChatEmulator.Server.Control;

/// <summary>A Control request that is not carried out, and why; told as a problem document.</summary>
internal sealed class RefusedException(int status, string detail, IReadOnlyList<Problem>? problems = null) : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>What is wrong with the YAML that was sent; null when it is something else.</summary>
    public IReadOnlyList<Problem>? Problems { get; } = problems;
}
