using ChatEmulator.Mappings;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>What whoever runs a world does to its stub mappings.</summary>
/// <param name="world">The world.</param>
internal sealed class Stubbing(World world)
{
    /// <summary>The most mappings of a world.</summary>
    public const int MostMappings = 100_000;

    /// <summary>How long they may be together, as they were written.</summary>
    public const long MostLetters = 64_000_000;

    private static readonly Purpose Ids = new("mapping");

    /// <summary>What there is now.</summary>
    public Stock Now => world.Mappings;

    /// <summary>Makes a change, unless it is not wanted any more once the gate is taken.</summary>
    /// <param name="decide">Makes the change out of what there is then; null for none.</param>
    /// <returns>What there is afterwards.</returns>
    public Stock Change(Func<MappingBook, Edit?> decide)
    {
        lock (world.Gate)
        {
            var book = world.Matter.Mappings;
            if (decide(book) is { } edit)
            {
                Apply(book, edit, world.Clock.GetUtcNow());
            }

            return book.Now;
        }
    }

    /// <summary>Makes a change again as it was made at a recorded instant.</summary>
    public void Again(Edit edit, DateTimeOffset recorded)
    {
        lock (world.Gate)
        {
            Apply(world.Matter.Mappings, edit, recorded);
        }
    }

    /// <summary>An id for the next mapping that comes without one: equal where the same mappings came before it.</summary>
    /// <param name="book">The mappings. Whoever calls holds the gate.</param>
    /// <param name="nth">The how-manieth of those that come together, from 0.</param>
    public Guid Draw(MappingBook book, long nth)
    {
        var dice = world.Dice.For(Ids, (ulong)(book.Come + nth));
        var id = dice.Uuid();
        while (book.Ever(id) is not null)
        {
            id = dice.Uuid();
        }

        return id;
    }

    private void Apply(MappingBook book, Edit edit, DateTimeOffset at)
    {
        book.Apply(edit);
        world.Note(ActKind.Mappings, EditText.Of(edit), at);
        world.Weigh();
    }
}
