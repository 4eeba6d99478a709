namespace ChatEmulator.Scenarios.Limits;

/// <summary>
/// A bucket of as many tokens as calls are allowed, full at first, which refills evenly: a call takes a token, and where there is no whole one it is
/// one too many, and takes nothing.
/// </summary>
internal sealed class Bucket(Measure measure) : Meter(measure)
{
    // A token weighs as many units as the time has ticks, so that a tick brings whole units. A long is too short for that.
    private Int128 _units = (Int128)measure.Allow * measure.Within.Ticks;
    private long _at;

    public override bool Admits(long at)
    {
        (_units, _at) = (Units(at), at);
        if (_units >= Within)
        {
            _units -= Within;
            return true;
        }

        _units = Restarts ? 0 : _units;
        return false;
    }

    public override long Wait(long at)
    {
        var missing = Within - Units(at);
        return missing <= 0 ? 0 : (long)((missing + Allow - 1) / Allow);
    }

    private Int128 Units(long at) => Int128.Min((Int128)Allow * Within, _units + ((Int128)Allow * (at - _at)));
}
