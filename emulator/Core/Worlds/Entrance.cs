using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// Decides what becomes of connections. A connection comes before any world is named, so it is the business of one world, the one that the
/// process plays: its scenario's <c>connections</c>, its clock and dice; its reset begins all counts anew. Guarded by the world's gate.
/// </summary>
internal sealed class Entrance : IDisposable
{
    private readonly World _world;
    private readonly ClockTimer _timer;
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private long _number;
    private string? _closedBy;

    /// <summary>Receives connections for a world from now on.</summary>
    /// <param name="world">The world.</param>
    public Entrance(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        (_world, _timer) = (world, world.Clock.CreateQuietTimer(Turn));
        world.Entrance = this;
        Turn();
    }

    /// <summary>That the <c>connections</c> of a world's scenario count for nothing, as connections come before any world is named; null where they count, or there are none.</summary>
    public static string? WhyNot(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.Entrance is not null || world.Scenario.Connections.Count == 0
            ? null
            : $"The world '{world.Name}' plays '{world.Scenario.Name}', and its `connections` count for nothing there: a connection comes before any world is named, so only those of the world '{WorldDirectory.DefaultName}' count.";
    }

    /// <summary>Called when the port may have to be closed or opened: by time, by another version of the scenario, by a reset. Nobody holds the gate then.</summary>
    public Action? Turned { get; set; }

    /// <summary>What the world plays of connections.</summary>
    public IReadOnlyList<ConnectionRule> Rules => _world.Scenario.Connections;

    /// <summary>The world's clock, on which all of it lasts.</summary>
    public Clock Clock => _world.Clock;

    /// <summary>Whether how many are open makes the port be closed.</summary>
    public bool ClosesByNumber => Rules.Any(rule => rule is { Closes: true, Most: not null });

    /// <summary>What each entry has counted, in the order of the scenario.</summary>
    public IReadOnlyList<ConnectionCount> Counts
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. Rules.Select(rule => (rule, Count: Of(rule)))
                    .Select(pair => new ConnectionCount(pair.rule.Name, pair.rule.Fault.ToString(), pair.rule.Closes ? pair.Count.Fired : pair.Count.Met, pair.Count.Fired))];
            }
        }
    }

    /// <summary>A connection has come; gives its number in this epoch, from 1.</summary>
    public long Come() => Interlocked.Increment(ref _number);

    /// <summary>What becomes of a connection; asked once for each.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="secure">Whether it begins a TLS handshake.</param>
    /// <param name="others">How many others are open.</param>
    public Reception Receive(long number, bool secure, int others)
    {
        if (Rules.Count == 0)
        {
            return default;
        }

        lock (_world.Gate)
        {
            var since = _world.Clock.GetUtcNow() - _world.Began;
            ConnectionRule? decided = null;
            foreach (var rule in Rules)
            {
                if (Fires(rule, number, secure, others, since, decided is not null))
                {
                    decided = rule;
                }
            }

            return decided is null || _world.HasEnded ? default : new Reception(decided, _world.EpochEnds);
        }
    }

    /// <summary>The entry that closes the port now; null when it is open.</summary>
    /// <param name="open">How many connections are open.</param>
    public string? ClosedBy(int open)
    {
        lock (_world.Gate)
        {
            var since = _world.Clock.GetUtcNow() - _world.Began;
            var rule = Rules.FirstOrDefault(each => each.Closes && each.Which.During.Holds(since) && open >= (each.Most ?? 0));
            if (rule is not null && rule.Name != _closedBy)
            {
                Of(rule).Fired++;
            }

            return _closedBy = rule?.Name;
        }
    }

    /// <summary>The port is opened or closed by what is played now, and again when its time has come.</summary>
    internal void Turn()
    {
        lock (_world.Gate)
        {
            var since = _world.Clock.GetUtcNow() - _world.Began;
            TimeSpan? next = null;
            foreach (var rule in Rules)
            {
                var turn = rule.Closes ? Next(rule.Which.During, since) : null;
                next = turn < next || next is null ? turn ?? next : next;
            }

            _timer.SetOnce(next ?? Timeout.InfiniteTimeSpan);
        }

        Turned?.Invoke();
    }

    /// <summary>An epoch begins: nothing is counted yet.</summary>
    internal void Begin()
    {
        lock (_world.Gate)
        {
            _counts.Clear();
            (_number, _closedBy) = (0, null);
        }

        Turn();
    }

    /// <summary>No time opens or closes anything any more.</summary>
    public void Dispose() => _timer.Dispose();

    // Entries below the one that decides go on counting, as rules do.
    private bool Fires(ConnectionRule rule, long number, bool secure, int others, TimeSpan since, bool isDecided)
    {
        var (which, count) = (rule.Which, Of(rule));
        if ((isDecided || count.IsSpent(which)) && !which.CountsOthers)
        {
            return false;
        }

        if (!rule.Meets(secure, others) || !count.Lets(which) || isDecided || !which.During.Holds(since) || !Wins(which, number))
        {
            return false;
        }

        count.Fired++;
        return true;
    }

    private bool Wins(Rule which, long number) => which.Probability >= 1 || _world.Dice.For(which.Purpose, (ulong)number).Fraction() < which.Probability;

    private Count Of(ConnectionRule rule)
    {
        if (!_counts.TryGetValue(rule.Name, out var count))
        {
            _counts.Add(rule.Name, count = new Count());
        }

        return count;
    }

    // How long until the port turns by a window; null for never.
    private static TimeSpan? Next(Window window, TimeSpan since) =>
        since < window.From ? window.From - since
        : window.Holds(since) && window.For != TimeSpan.MaxValue ? window.For - (since - window.From)
        : null;
}

/// <summary>What becomes of a connection.</summary>
/// <param name="Rule">The entry that fires; null when the connection is taken as any other.</param>
/// <param name="EpochEnds">Cancelled when the world begins anew or ends.</param>
internal readonly record struct Reception(ConnectionRule? Rule, CancellationToken EpochEnds);

/// <summary>What an entry of <c>connections</c> has counted since the world began.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fault">What it does, such as <c>tls: expired</c>.</param>
/// <param name="Met">How many connections met it; of one that closes the port, how often it has closed it.</param>
/// <param name="Fired">On how many it fired; of one that closes the port, how often it has closed it.</param>
public sealed record ConnectionCount(string Name, string Fault, long Met, long Fired);
