using ChatEmulator.Exchanges;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Mappings;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// All that a world has come to hold in one epoch, but for its journal. It begins when something first happens, so that a world in which
/// nothing has happened weighs next to nothing, and ends with the epoch. Guarded by the world's gate.
/// </summary>
internal sealed class Matter : IDisposable
{
    private readonly CancellationTokenSource _epoch = new();
    private readonly World _world;
    private readonly Action _look;
    private readonly Action _made;

    private Deeds? _deeds;
    private MappingBook? _mappings;

    /// <summary>That of an epoch that begins.</summary>
    /// <param name="world">The world.</param>
    /// <param name="look">Has somebody look at the world when a late effect is due.</param>
    /// <param name="made">Called when late effects have been made.</param>
    public Matter(World world, Action look, Action made)
    {
        (_world, _look, _made) = (world, look, made);
        States = new States(world);
        Expect();
    }

    /// <summary>Cancelled when the epoch ends.</summary>
    public CancellationToken EpochEnds => _epoch.Token;

    /// <summary>What each provider keeps.</summary>
    public States States { get; }

    /// <summary>How many identical calls there were.</summary>
    public Ordinals Ordinals { get; } = new();

    /// <summary>The counts of the scenario's rules.</summary>
    public Counters Counters { get; } = new();

    /// <summary>What took effect.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Follows what is expected; null when nothing is.</summary>
    public Judge? Judge { get; private set; }

    /// <summary>What happened beside the calls.</summary>
    public Acts Acts { get; } = new();

    /// <summary>When the first call came; null before it.</summary>
    public DateTimeOffset? FirstCall { get; set; }

    /// <summary>How many calls were begun, those included that failed half-way.</summary>
    public long Begun { get; set; }

    /// <summary>The stub mappings.</summary>
    public MappingBook Mappings => _mappings ??= new MappingBook(_world.Given);

    /// <summary>The same, when anything was done to them, or looked up among them.</summary>
    public MappingBook? MappingsSoFar => _mappings;

    /// <summary>Makes changes.</summary>
    public Deeds Deeds => _deeds ??= new Deeds(_world.Journal, Ledger, Made, new Bell(_world.Clock, _look), _made);

    /// <summary>The same, when any change was made.</summary>
    public Deeds? DeedsSoFar => _deeds;

    /// <summary>About how many bytes it holds, as far as they can grow many.</summary>
    public long Bytes => States.Held + (_mappings?.Bytes ?? 0) + (_deeds?.Bytes ?? 0) + (Judge?.Bytes ?? 0);

    /// <summary>From now on what the scenario expects is followed that is played now.</summary>
    public void Expect() => Judge = Judge.Of(_world.Scenario, Counters, _world.Play.Scenario.Clock, Judge, _world.Journal.Total);

    private void Made(long call, Effect effect, DateTimeOffset at)
    {
        Judge?.Made(call, effect);
        _world.Heard?.Tell(_world, call, effect, at);
    }

    /// <summary>Lets go of native memory and late effects. Those who still wait are told afterwards, by <see cref="Dispose"/>.</summary>
    public void End()
    {
        States.Clear();
        _deeds?.Dispose();
    }

    /// <summary>Ends every call that still waits. Nobody holds the gate: they run on at once.</summary>
    public void Dispose()
    {
        _epoch.Cancel();
        _epoch.Dispose();
    }
}
