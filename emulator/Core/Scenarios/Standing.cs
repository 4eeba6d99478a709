using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios;

/// <summary>
/// In which state a world stands; of a machine with <c>per</c>, each value. Bounded: past the limit the value that came first is back at the start.
/// Guarded by the world's lock.
/// </summary>
internal sealed class Standing
{
    private const int Most = 100_000;

    private readonly Queue<ulong> _order = new();
    private Dictionary<ulong, string>? _byValue;
    private string? _state;

    /// <summary>How many values were forgotten since the epoch began.</summary>
    public long Forgotten { get; private set; }

    /// <summary>The state in which a call meets the rules.</summary>
    public string Of(Machine machine, ref Glance glance) =>
        machine.Per is not { } per ? _state ?? machine.Start
        : glance.At(per) is { Is: not Found.Shape.Nothing } value && _byValue is not null && _byValue.TryGetValue(value.Print, out var state) ? state
        : machine.Start;

    /// <summary>Goes on to another state. Where there is no value there is nobody to go on.</summary>
    public void Move(Machine machine, string state, ref Glance glance)
    {
        if (machine.Per is not { } per)
        {
            _state = state;
        }
        else if (glance.At(per) is { Is: not Found.Shape.Nothing } value)
        {
            Keep(value.Print, state);
        }
    }

    private void Keep(ulong value, string state)
    {
        _byValue ??= [];
        if (_byValue.TryAdd(value, state))
        {
            _order.Enqueue(value);
        }

        _byValue[value] = state;
        if (_order.Count > Most)
        {
            _byValue.Remove(_order.Dequeue());
            Forgotten++;
        }
    }
}
