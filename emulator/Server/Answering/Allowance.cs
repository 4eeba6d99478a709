namespace ChatEmulator.Server.Answering;

/// <summary>
/// The bytes that all bodies of a server may hold together. One body has its own limit, yet a thousand of them at once would still
/// fill any machine. A body takes its share as it grows, so that an announced length holds nothing, and gives it back when it has
/// been decided on.
/// </summary>
/// <param name="most">How many bytes.</param>
/// <param name="notice">Takes a line for the console when it is used up.</param>
internal sealed class Allowance(long most, Action<string> notice)
{
    private long _held;
    private int _told;

    /// <summary>How much is held now.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>A share of nothing yet.</summary>
    public Share Open() => new(this);

    private void Take(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= most)
        {
            return;
        }

        Interlocked.Add(ref _held, -bytes);
        Tell();
        throw new GivenUpException(503, $"The bodies in flight hold the {most} bytes that this emulator keeps for all of them; send it again when others are done.");
    }

    // Once until all is given back: whoever floods the server should not flood the console.
    private void Tell()
    {
        if (Interlocked.Exchange(ref _told, 1) == 0)
        {
            notice($"bodies in flight hold the {most} bytes that there are for all of them; until some are done, others are answered 503");
        }
    }

    private void Return(long bytes)
    {
        if (Interlocked.Add(ref _held, -bytes) == 0)
        {
            Volatile.Write(ref _told, 0);
        }
    }

    /// <summary>What one body holds; disposing gives it back.</summary>
    internal sealed class Share(Allowance allowance) : IDisposable
    {
        private long _held;

        /// <summary>Takes more.</summary>
        /// <exception cref="GivenUpException">There is no more.</exception>
        public void Take(long bytes)
        {
            allowance.Take(bytes);
            _held += bytes;
        }

        public void Return(long bytes)
        {
            _held -= bytes;
            allowance.Return(bytes);
        }

        public void Dispose() => Return(_held);
    }
}
