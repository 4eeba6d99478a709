using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>
/// One request for as long as it has not succeeded: its last attempt, and what its series has come to. Used again for another once it has, because
/// nearly every call begins one and ends it at once.
/// </summary>
internal sealed class Pursuit
{
    private FreeWaits? _free;

    public Pursuit() => Place = new LinkedListNode<Pursuit>(this);

    /// <summary>Its place in the order of their beginnings.</summary>
    public LinkedListNode<Pursuit> Place { get; }

    /// <summary>The request's fingerprint.</summary>
    public ulong Request { get; private set; }

    /// <summary>The last attempt.</summary>
    public Attempt Last { get; private set; }

    /// <summary>How that ended; null while it is in flight.</summary>
    public Ending? End { get; set; }

    /// <summary>How many retries there were, silent replays left out.</summary>
    public int Retries { get; private set; }

    /// <summary>The waits that the client chose by itself. Nearly every request succeeds at once, and has none.</summary>
    public FreeWaits Free => _free ??= new FreeWaits();

    /// <summary>A request begins with its first attempt.</summary>
    public void Begin(ulong request, in Attempt first) => (Request, Last, End, Retries, _free) = (request, first, null, 0, null);

    /// <summary>The next attempt is the last one from now on.</summary>
    public void Next(in Attempt attempt)
    {
        (Last, End) = (attempt, null);
        Retries += attempt.ReplayOf is null ? 1 : 0;
    }
}
