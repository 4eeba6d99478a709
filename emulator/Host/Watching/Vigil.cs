namespace ChatEmulator.Host.Watching;

/// <summary>
/// When files that change are taken: once they stand still. An editor writes in pieces, or moves a file away and another into its place, so what is
/// unsound for a moment is nobody's mistake; only what stays so is.
/// </summary>
/// <param name="inForce">The fingerprint of what was taken last.</param>
/// <param name="look">The fingerprint of the files as they are now.</param>
/// <param name="take">Takes what the files say, and whether it did; given true, it is to tell what is wrong instead of waiting any longer.</param>
/// <param name="time">Real time.</param>
internal sealed class Vigil(ulong inForce, Func<ulong> look, Func<bool, bool> take, TimeProvider time)
{
    /// <summary>How long files must stand still to be taken.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    /// <summary>How long they must stand still to be told as unsound.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private ulong _done = inForce;
    private ulong _seen = inForce;
    private long _since;

    /// <summary>Looks, and does what there is to do.</summary>
    /// <returns>After what time it must be looked again at the latest; null when everything is done.</returns>
    public TimeSpan? Look()
    {
        var seen = look();
        if (seen != _seen)
        {
            (_seen, _since) = (seen, time.GetTimestamp());
        }

        if (seen == _done)
        {
            return null;
        }

        var still = time.GetElapsedTime(_since);
        if (still < Settling)
        {
            return Settling - still;
        }

        if (!take(still >= Patience))
        {
            return Patience - still;
        }

        _done = seen;
        return null;
    }
}
