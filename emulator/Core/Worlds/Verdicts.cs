using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Worlds;

/// <summary>
/// Says of the worlds of an emulator whether what their scenarios expect is so: of those that are there as of now, of those that ended as of
/// their end. Bounded: of the ended ones so many are kept, and those are forgotten first of which nothing is expected, then those that held, so
/// that the worst of all is never lost.
/// </summary>
internal sealed class Verdicts
{
    /// <summary>How many worlds that ended are kept.</summary>
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly int _most;
    private readonly Func<IEnumerable<World>> _living;

    // By what they say, the most harmless first, and first of all those of which nothing is expected; within one in the order in which they ended.
    private readonly Queue<(long Nth, EndedWorld World)>[] _ended = [new(), new(), new(), new()];
    private long _nth;

    internal Verdicts(Func<IEnumerable<World>> living, int most = Most) => (_living, _most) = (living, most);

    /// <summary>How many worlds that ended are no longer among <see cref="All"/>.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Of one world, as of now; of one that has ended as of its end. What is due is made before.</summary>
    /// <exception cref="ObjectDisposedException">It has ended, and nothing is known of it any more.</exception>
    public WorldVerdict Of(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return AsOfNow(world) ?? Ended().LastOrDefault(verdict => IsOf(verdict, world)) ?? throw new ObjectDisposedException(world.Name);
    }

    /// <summary>
    /// Of all worlds that have had a call, or were made to play a scenario of their own: first those that are there, in the order in which they began, then those that ended, in the order of
    /// their ends. When there was no call at all, of the default world alone.
    /// </summary>
    public IReadOnlyList<WorldVerdict> All()
    {
        var living = _living().OrderBy(world => world.Usage.Began).ThenBy(world => world.Name, StringComparer.Ordinal).ToList();
        var verdicts = living.Where(IsJudged).Select(AsOfNow).OfType<WorldVerdict>().ToList();

        // One that has ended in the meantime is in both.
        var known = verdicts.Select(verdict => (verdict.World, verdict.Epoch)).ToHashSet();
        verdicts.AddRange(Ended().Where(verdict => !known.Contains((verdict.World, verdict.Epoch))));
        return verdicts.Count > 0 ? verdicts : [.. living.Where(world => world.Name == WorldDirectory.DefaultName).Select(AsOfNow).OfType<WorldVerdict>()];
    }

    /// <summary>Of the worlds of a name that ended, in the order of their ends.</summary>
    public IReadOnlyList<WorldVerdict> Ended(string name) => [.. Ended().Where(verdict => verdict.World == name)];

    /// <summary>Judges a world that ends now: from here on no call comes in.</summary>
    /// <param name="world">The world.</param>
    /// <param name="why">What became of it.</param>
    internal void End(World world, string why)
    {
        lock (world.Gate)
        {
            var (verdict, isJudged) = (AsOfNow(world), IsJudged(world));
            world.HasEnded = true;
            if (verdict is not null && isJudged)
            {
                Keep(EndedWorld.Of(verdict with { Ended = why }, world.Judge?.Expectations ?? []));
            }
        }
    }

    // One that plays a scenario of its own was made on purpose, and calls that it never had are what its expectations are about.
    private bool IsJudged(World world) => world.Journal.Total > 0 || (world.Scenario.Expectations.Count > 0
        && _living().FirstOrDefault(other => other.Name == WorldDirectory.DefaultName) is { } usual && world.Scenario.Name != usual.Scenario.Name);

    private static WorldVerdict? AsOfNow(World world)
    {
        lock (world.Gate)
        {
            if (world.HasEnded)
            {
                return null;
            }

            world.Settle(world.Clock.GetUtcNow());
            return new WorldVerdict(world.Name, world.Scenario.Name, world.Epoch, world.Journal.Total, null, world.Judge?.Rule(world.Journal) ?? []);
        }
    }

    private static bool IsOf(WorldVerdict verdict, World world) => verdict.World == world.Name && verdict.Epoch == world.Epoch;

    private void Keep(EndedWorld world)
    {
        lock (_gate)
        {
            _ended[world.Expected.Count == 0 ? 0 : 1 + (int)world.Ruling].Enqueue((_nth++, world));
            if (_ended.Sum(queue => queue.Count) > _most)
            {
                _ended.First(queue => queue.Count > 0).Dequeue();
                Forgotten++;
            }
        }
    }

    private List<WorldVerdict> Ended()
    {
        lock (_gate)
        {
            return [.. _ended.SelectMany(queue => queue).OrderBy(each => each.Nth).Select(each => each.World.Whole)];
        }
    }
}
