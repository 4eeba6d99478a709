namespace ChatEmulator.Server.Control;

/// <summary>A Control request that is not carried out, and why; told as a problem document.</summary>
internal sealed class RefusedException(int status, string detail) : Exception(detail)
{
    public int Status { get; } = status;
}
