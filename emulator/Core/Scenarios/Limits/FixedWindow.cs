namespace ChatEmulator.Scenarios.Limits;

/// <summary>So many calls in a window, which begins with the first call that it covers. Its end belongs to the next one.</summary>
internal sealed class FixedWindow(Measure measure) : Meter(measure)
{
    private long _began;
    private long _calls;

    public override bool Admits(long at)
    {
        if (_calls == 0 || at - _began >= Within)
        {
            (_began, _calls) = (at, 0);
        }

        if (_calls < Allow)
        {
            _calls++;
            return true;
        }

        _began = Restarts ? at : _began;
        return false;
    }

    public override long Wait(long at) => _calls < Allow ? 0 : Math.Max(0, _began + Within - at);
}
