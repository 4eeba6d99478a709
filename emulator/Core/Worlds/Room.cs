using System.Collections.Concurrent;
using ChatEmulator.Journals;

namespace ChatEmulator.Worlds;

/// <summary>Says which worlds make room for one more.</summary>
/// <param name="limits">How many worlds there may be.</param>
/// <param name="budget">What they hold together.</param>
/// <param name="worlds">All of them, by name; listing them costs, so it is done only when there is no room.</param>
internal sealed class Room(WorldLimits limits, Budget budget, ConcurrentDictionary<string, World> worlds)
{
    /// <summary>Those that go, the longest unused first. Nobody goes in vain: either there is room afterwards, or everybody stays.</summary>
    /// <param name="there">How many worlds there are.</param>
    /// <param name="before">The one whose place is taken; null for none.</param>
    /// <exception cref="NoRoomException">There is no room, and there will be none.</exception>
    public IReadOnlyList<World> Make(int there, World? before)
    {
        var (count, held) = (there - (before is null ? 0 : 1), budget.Held - (before?.Bytes ?? 0));
        if (count < limits.Most && !budget.IsSpentBy(held))
        {
            return [];
        }

        return Going(there, before, count, held);
    }

    // Apart, so that a world for which there is room costs nothing here.
    private List<World> Going(int there, World? before, int count, long held)
    {
        var going = new List<World>();
        List<World>? idle = null;
        while (count >= limits.Most || budget.IsSpentBy(held))
        {
            idle ??= [.. worlds.Values.Where(world => world.Name != WorldDirectory.DefaultName && world != before && IsIdle(world))];
            var next = idle.Where(world => count >= limits.Most || world.Bytes > 0).MinBy(world => world.Usage.Latest)
                ?? throw NoRoomException.Of(limits, count >= limits.Most ? there : null, budget);
            idle.Remove(next);
            going.Add(next);
            (count, held) = (count - 1, held - next.Bytes);
        }

        return going;
    }

    // Nobody has used it for so long, in real time, and nothing waits on its clock.
    private bool IsIdle(World world) => !world.Usage.IsAnswering && world.Clock.Waiting == 0 && world.Usage.Unused >= limits.IdleAfter;
}
