using System.Collections.Concurrent;
using ChatEmulator.Journals;
using ChatEmulator.Mappings;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// The worlds of one emulator, by name. It knows which there are and makes room for new ones; it never looks into one, and finding one
/// takes no lock that calls of another could hold.
/// </summary>
internal sealed class WorldDirectory : IDisposable
{
    /// <summary>The name of the world of calls that name none.</summary>
    public const string DefaultName = "default";

    /// <summary>Why the default world can be neither deleted nor replaced.</summary>
    public const string Stays = "The world 'default' stays as long as the emulator. It can be reset, and other worlds can play other scenarios.";

    // Its own count locks all of it, and is asked for each new world.
    private readonly ConcurrentDictionary<string, World> _worlds = new(StringComparer.Ordinal);
    private readonly Gone _gone = new();
    private readonly Lock _gate = new();
    private readonly Func<string, Play, long?, DateTimeOffset?, World> _begin;
    private readonly long? _seed;
    private readonly WorldLimits _limits;
    private readonly Room _room;
    private int _count = 1;
    private string? _toTell;
    private bool _isOver;

    /// <summary>The worlds of an emulator that begins.</summary>
    /// <param name="play">What the worlds play.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed.</param>
    /// <param name="journal">How much a journal keeps.</param>
    /// <param name="limits">How many worlds there may be.</param>
    /// <param name="real">Real time.</param>
    /// <param name="mappings">The stub mappings that each world begins with; null for none.</param>
    public WorldDirectory(Play play, long? seed, JournalLimits journal, WorldLimits limits, TimeProvider real, MappingTable? mappings = null)
    {
        Budget = new Budget(limits.MostBytes);
        _begin = (name, played, from, began) => new World(name, played, from, journal, real, Budget, began) { Given = mappings ?? MappingTable.Empty };
        (_seed, _limits, _room) = (seed, limits, new Room(limits, Budget, _worlds));
        Verdicts = new Verdicts(() => _worlds.Values);
        Default = _worlds[DefaultName] = Begin(DefaultName, play);
    }

    /// <summary>The world of calls that name none.</summary>
    public World Default { get; }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<World> All => [.. _worlds.Values.OrderBy(world => world.Name, StringComparer.Ordinal)];

    /// <summary>Says of them, and of those that ended, whether what is expected is so.</summary>
    public Verdicts Verdicts { get; }

    /// <summary>What all worlds hold together.</summary>
    public Budget Budget { get; }

    /// <summary>Takes a line for the console when the first world is let go to make room; null for nobody.</summary>
    public Action<string>? Notice { get; set; }

    /// <summary>Who is told what happens in them; null for nobody. To be set before the first call.</summary>
    public Audience? Audience { get; set => Default.Heard = (field = value)?.Of(Default.Name); }

    /// <summary>How many worlds were let go to make room for others.</summary>
    public long LetGo { get; private set; }

    /// <summary>The world of that name; null when there is none.</summary>
    public World? Find(string name) => _worlds.GetValueOrDefault(name);

    /// <summary>What became of a world that is no more; null when there was none of that name, or long ago.</summary>
    public string? Fate(string name)
    {
        lock (_gate)
        {
            return _gone.Of(name);
        }
    }

    /// <summary>A world that is not here yet; <see cref="Put"/> puts it in.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="play">What it plays.</param>
    /// <param name="seed">What chance is drawn from; null for the emulator's seed, or else the scenario's.</param>
    public World Begin(string name, Play play, long? seed = null) => _begin(name, play, seed ?? _seed, null);

    /// <summary>A world that is not here yet, of a seed and a beginning of its own.</summary>
    /// <param name="root">The name that it is begun under.</param>
    /// <param name="play">What it plays.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed; null for the scenario's.</param>
    /// <param name="began">When it began: its past is going to be played.</param>
    internal World Again(string root, Play play, long? seed, DateTimeOffset began) => _begin(root, play, seed, began);

    /// <summary>The world of that name; when there is none it begins, and plays what the default one plays.</summary>
    /// <exception cref="NoRoomException">There is none, and no room for it.</exception>
    public World FindOrMake(string name)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        List<World>? gone = null;
        try
        {
            lock (_gate)
            {
                return Find(name) ?? Add(Begin(name, Default.Latest), null, ref gone);
            }
        }
        finally
        {
            Ended(gone);
        }
    }

    /// <summary>Puts a world in, in place of the one of its name if there is one: that one ends, and its calls in flight are abandoned.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidOperationException">It goes by the name of the default world, which stays.</exception>
    /// <exception cref="NoRoomException">There is no room for it.</exception>
    public bool Put(World world)
    {
        List<World>? gone = null;
        try
        {
            lock (_gate)
            {
                var before = Leaving(world.Name);
                Add(world, before, ref gone);
                return before is not null;
            }
        }
        finally
        {
            Ended(gone);
            if (world.Scenario != Default.Scenario && Entrance.WhyNot(world) is { } why)
            {
                Notice?.Invoke(why);
            }
        }
    }

    /// <summary>Ends a world, and its calls in flight with it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="why">What became of it, for whoever asks later, such as <c>was deleted</c>.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidOperationException">It is the default world, which stays.</exception>
    public bool Drop(string name, string why)
    {
        List<World>? gone = null;
        lock (_gate)
        {
            if (Leaving(name) is { } world)
            {
                Remove(world, why, ref gone);
            }
        }

        Ended(gone);
        return gone is not null;
    }

    /// <summary>Does something with every world, while none comes and none goes.</summary>
    internal void Each(Action<World> act)
    {
        lock (_gate)
        {
            foreach (var world in _worlds.Values)
            {
                act(world);
            }
        }
    }

    /// <summary>Ends every world.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        foreach (var world in _worlds.Values)
        {
            world.Dispose();
        }
    }

    // Outside of the lock: whoever waits in a world that has ended is called, and whoever listens may ask for a world.
    private void Ended(List<World>? gone)
    {
        gone?.ForEach(world => world.Dispose());
        if (gone is not null && Interlocked.Exchange(ref _toTell, null) is { } text)
        {
            Notice?.Invoke(text);
        }
    }

    // The world of a name, where it may end.
    private World? Leaving(string name) => name == DefaultName ? throw new InvalidOperationException(Stays) : Find(name);

    // What ends is disposed of by the caller, outside of the lock: whoever waits in it is called then.
    private void Remove(World world, string why, ref List<World>? gone)
    {
        _worlds.TryRemove(world.Name, out _);
        _count--;
        _gone.Add(world.Name, why, world.Epoch);
        Leave(world, why, ref gone);
    }

    private void Leave(World world, string why, ref List<World>? gone)
    {
        Verdicts.End(world, why);
        world.Journal.Leave();
        (gone ??= []).Add(world);
    }

    // One that takes another's place takes it at once: whoever looks for the name in between must not find that there is none.
    private World Add(World world, World? before, ref List<World>? gone)
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        foreach (var idle in _room.Make(_count, before))
        {
            Remove(idle, $"was let go: nobody had used it for {Durations.Text(_limits.IdleAfter)}, and room was needed for another", ref gone);
            if (LetGo++ == 0)
            {
                _toTell = $"the world '{idle.Name}' was let go to make room for '{world.Name}', as nobody had used it for {Durations.Text(_limits.IdleAfter)}; of others that go nothing is said: GET /_emulator/worlds counts them (let_go)";
            }
        }

        // Whoever comes back to a world that was let go should see that it is another.
        if ((before?.Epoch ?? _gone.EpochOf(world.Name)) is > 0 and var last)
        {
            world.Epoch = last + 1;
        }

        world.Heard = Audience?.Of(world.Name);
        _worlds[world.Name] = world;
        if (before is null)
        {
            _count++;
        }
        else
        {
            Leave(before, "gave its place to another that was begun under its name", ref gone);
        }

        return world;
    }
}
