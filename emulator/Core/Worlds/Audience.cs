using ChatEmulator.Exchanges;

namespace ChatEmulator.Worlds;

/// <summary>Takes a call that has ended. Called once for each, from any thread, several at once, with no lock held, before its client can see the end.</summary>
/// <param name="call">The call; it stands on the stack of whoever tells.</param>
internal delegate void CallEnded(in EndedCall call);

/// <summary>Takes a late effect that has been made. Called under the world's gate: it must be quick and ask the world for nothing.</summary>
/// <param name="world">The world.</param>
/// <param name="call">The number of the call that asked for it.</param>
/// <param name="effect">What became of it.</param>
/// <param name="at">When, on the world's clock.</param>
internal delegate void EffectMade(World world, long call, Effect effect, DateTimeOffset at);

/// <summary>
/// Who is told what happens in the worlds of one emulator: exports, telemetry. One for all worlds of an emulator, and a world knows it from when it is
/// among them: while its past is played again, as for a fork, nobody is told of calls that were. Where nobody listens, telling costs a comparison.
/// </summary>
internal sealed class Audience
{
    /// <summary>Takes calls that have ended; null for nobody. Several add themselves with <c>+=</c> before the first call.</summary>
    public CallEnded? Ended { get; set; }

    /// <summary>Takes late effects that have been made; null for nobody.</summary>
    public EffectMade? Made { get; set; }

    /// <summary>Those of them that take what happens elsewhere, each with what it has lost. Added before the first call.</summary>
    public List<Exported> Exports { get; } = [];

    /// <summary>What is counted, whether anybody listens or not.</summary>
    public Tallies Tallies { get; } = new();

    /// <summary>How a world of that name is heard.</summary>
    public Hearing Of(string world) => new(this, Tallies.Of(world));

    /// <summary>Tells of a call that has ended. What a listener throws is ignored: the call is answered whatever comes of it.</summary>
    public void Tell(in EndedCall call)
    {
        try
        {
            Ended?.Invoke(call);
        }
        catch
        {
            // Whoever listens must not change what is answered.
        }
    }

    /// <summary>Tells of a late effect.</summary>
    public void Tell(World world, long call, Effect effect, DateTimeOffset at)
    {
        try
        {
            Made?.Invoke(world, call, effect, at);
        }
        catch
        {
            // The change is made, and those that are due behind it still have to be.
        }
    }
}
