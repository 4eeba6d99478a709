namespace ChatEmulator.Judging.Retries;

/// <summary>How long a client waited: from the end of an attempt, its last byte out, until the next one was first seen. Negative when that came first.</summary>
/// <param name="Real">In monotonic real time.</param>
/// <param name="World">On the world's clock.</param>
/// <param name="OnRealClock">Whether the world's clock is the machine's: it may be set, so that only real time counts.</param>
internal readonly record struct Wait(TimeSpan Real, TimeSpan World, bool OnRealClock)
{
    /// <summary>The longer of both: so nobody is accused who waited on the clock that they live by.</summary>
    public TimeSpan Counted => OnRealClock || Real > World ? Real : World;
}
