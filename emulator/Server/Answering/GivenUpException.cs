namespace ChatEmulator.Server.Answering;

/// <summary>A body that is not read on, and what its client is told; nothing of the request reaches a journal.</summary>
internal sealed class GivenUpException(int status, string why) : Exception(why)
{
    public int Status { get; } = status;
}
