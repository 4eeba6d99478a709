using System.Globalization;
using ChatEmulator.Mappings;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// What whoever runs a world does to its stub mappings. What takes long is done beside the gate, so that calls go on; under it is only put in what is ready.
/// </summary>
/// <param name="world">The world.</param>
internal sealed class Stubbing(World world)
{
    /// <summary>The most mappings of a world.</summary>
    public const int MostMappings = 100_000;

    /// <summary>How long they may be together, as they are told.</summary>
    public const long MostLetters = 64_000_000;

    // Whoever is overtaken so often does it under the gate.
    private const int MostTries = 4;

    private static readonly Purpose Ids = new("mapping");

    /// <summary>That there are more than a world has room for.</summary>
    public static string NoRoom { get; } =
        string.Create(CultureInfo.InvariantCulture, $"A world has no room for more than {MostMappings:N0} mappings or {MostLetters / 1_000_000} MB of them.");

    /// <summary>What there is now.</summary>
    public Stock Now => world.Mappings;

    /// <summary>Whether a world has room for mappings.</summary>
    public static bool HasRoom(MappingTable table) => table.Count <= MostMappings && table.Weight.Letters <= MostLetters;

    /// <summary>Waits until nobody else changes the mappings: ids are drawn in turn. Calls wait for nobody.</summary>
    /// <returns>Ends the turn.</returns>
    public async Task<IDisposable> Turn(CancellationToken cancelled)
    {
        var turns = Book.Turns;
        await turns.WaitAsync(cancelled);
        return new TurnEnd(turns);
    }

    /// <summary>Makes a change.</summary>
    /// <param name="decide">Makes the change out of what there is; null for none. Asked again where something else has changed meanwhile.</param>
    /// <param name="check">Looks at what would be there, and throws when that may not be.</param>
    /// <returns>What there is afterwards.</returns>
    public Stock Change(Func<Stock, Edit?> decide, Action<Stock>? check = null)
    {
        for (var tries = 1; tries < MostTries; tries++)
        {
            if (Prepared.Of(world, decide, check) is not { } change)
            {
                return world.Mappings;
            }

            lock (world.Gate)
            {
                if (change.Meeting(world.Mappings) is { } after)
                {
                    return Apply(change, after, world.Clock.GetUtcNow());
                }
            }
        }

        lock (world.Gate)
        {
            return Prepared.Of(world, decide, check) is { } change ? Apply(change, change.After, world.Clock.GetUtcNow()) : world.Mappings;
        }
    }

    /// <summary>Makes a change again as it was made at a recorded instant.</summary>
    public void Again(Edit edit, DateTimeOffset recorded)
    {
        lock (world.Gate)
        {
            var change = Prepared.Of(world, _ => edit, check: null)!;
            Apply(change, change.After, recorded);
        }
    }

    /// <summary>Draws ids for mappings that come without one: equal where the same mappings came before them. Whoever draws has the <see cref="Turn"/>.</summary>
    /// <returns>Draws that of the how-manieth of those that come together, from 0.</returns>
    public Func<long, Guid> Draws()
    {
        var come = Book.Come;
        return nth =>
        {
            var dice = world.Dice.For(Ids, (ulong)(come + nth));
            var id = dice.Uuid();
            while (Now.Table.Find(id) is not null)
            {
                id = dice.Uuid();
            }

            return id;
        };
    }

    private MappingBook Book
    {
        get
        {
            lock (world.Gate)
            {
                return world.Matter.Mappings;
            }
        }
    }

    private Stock Apply(Prepared change, Stock after, DateTimeOffset at)
    {
        world.Matter.Mappings.Apply(change.Edit, after, world.Journal.Forgotten + world.Journal.Dropped);
        world.Note(ActKind.Mappings, change.Text, at);
        world.Weigh();
        return after;
    }

    // What results of a change, and the text by which it is made again.
    private sealed record Prepared(Edit Edit, Stock Before, Stock After, string Text)
    {
        public static Prepared? Of(World world, Func<Stock, Edit?> decide, Action<Stock>? check)
        {
            var before = world.Mappings;
            if (decide(before) is not { } edit)
            {
                return null;
            }

            var after = edit.Of(before, world.Given);
            check?.Invoke(after);

            // Where the past is no longer whole nobody asks for its text.
            return new Prepared(edit, before, after, world.MatterSoFar?.Acts.IsWhole == false ? "" : EditText.Of(edit));
        }

        // What comes of it now: calls may have led scenarios on meanwhile. Null when it has to be decided again.
        public Stock? Meeting(Stock now) => ReferenceEquals(now, Before) ? After : now.Table == Before.Table && Edit.IsOfMappings ? now.With(After.Table) : null;
    }

    private sealed class TurnEnd(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
