using ChatEmulator.Exchanges;

namespace ChatEmulator.Worlds;

/// <summary>How what happens in one world is heard: it is counted, and told to the audience.</summary>
/// <param name="audience">Who is told.</param>
/// <param name="tally">What counts.</param>
internal sealed class Hearing(Audience audience, Tally tally)
{
    /// <summary>Whether anybody reads calls once they have ended.</summary>
    public bool IsListenedTo => audience.Ended is not null;

    /// <summary>What has been counted of the world.</summary>
    public Tally Tally => tally;

    /// <summary>A call has been decided.</summary>
    public void Begin() => tally.Begin();

    /// <summary>A call has ended.</summary>
    public void Tell(in EndedCall call)
    {
        tally.End(call);
        audience.Tell(call);
    }

    /// <summary>A late effect has been made.</summary>
    public void Tell(World world, long call, Effect effect, DateTimeOffset at)
    {
        tally.Make(effect);
        audience.Tell(world, call, effect, at);
    }
}
