using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>One request for as long as it has not succeeded: its last attempt, and what its series has come to.</summary>
/// <param name="request">The request's fingerprint.</param>
/// <param name="first">Its first attempt.</param>
internal sealed class Pursuit(ulong request, Attempt first)
{
    /// <summary>The request's fingerprint.</summary>
    public ulong Request { get; } = request;

    /// <summary>The last attempt.</summary>
    public Attempt Last { get; private set; } = first;

    /// <summary>How that ended; null while it is in flight.</summary>
    public Ending? End { get; set; }

    /// <summary>How many retries there were.</summary>
    public int Retries { get; private set; }

    /// <summary>The waits that the client chose by itself.</summary>
    public FreeWaits Free { get; } = new();

    /// <summary>The next attempt is the last one from now on.</summary>
    public void Next(in Attempt attempt)
    {
        (Last, End) = (attempt, null);
        Retries++;
    }
}
