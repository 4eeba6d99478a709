using ChatEmulator.Journals;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>
/// All that a world has become what it is by: what it began with, its calls with their instants, and what happened to it beside them. Played in a
/// fresh world of the same scenario and seed, it comes to the same again; nothing else of a world needs to be written down.
/// </summary>
internal sealed record Past
{
    /// <summary>The name that the world was begun under.</summary>
    public required string Root { get; init; }

    /// <summary>When it began, on its clock.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How its clock went on, and where it stood in the end; null in <see cref="ClockStart.At"/> for real time.</summary>
    public required ClockStart Clock { get; init; }

    /// <summary>What its clock showed in the end, a real one too.</summary>
    public required DateTimeOffset Present { get; init; }

    /// <summary>Its calls, from number 1.</summary>
    public required IReadOnlyList<Call> Calls { get; init; }

    /// <summary>What happened beside them, in order.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>The past of a world that goes on meanwhile, up to a call or to the present.</summary>
    /// <param name="world">The world.</param>
    /// <param name="at">The number of the call after which it ends, before anything else happened; null for the present.</param>
    /// <exception cref="PastException">There is no such call, or not all of it is kept any more.</exception>
    public static Past Of(World world, long? at)
    {
        var (past, epoch, total, whole) = Glance(world);
        if (at is < 1 || at > total)
        {
            throw new PastException(PastFault.NoSuchCall, $"There is no call {at}: {(total == 0 ? "the world has had none yet" : $"the latest is call {total}")}.");
        }

        if (!whole)
        {
            throw new PastException(PastFault.Gone, $"More happened to the world beside its calls than is kept, or a call failed half-way. {Wholeness.Remedy}");
        }

        var calls = world.Journal.After(0, CallFilter.All, (int)Math.Min(at ?? total, int.MaxValue));
        lock (world.Gate)
        {
            if (world.Epoch != epoch)
            {
                throw new PastException(PastFault.WasReset, "The world was reset while its past was read. Ask again, and it is the new epoch's.");
            }
        }

        Wholeness.Check(calls, at ?? total);
        return at is null ? past with { Calls = calls } : past.Until(calls);
    }

    // What belongs together is looked at in one moment; calls that come later are not read, so the gate is free meanwhile.
    private static (Past Past, int Epoch, long Total, bool IsWhole) Glance(World world)
    {
        lock (world.Gate)
        {
            var now = world.Clock.GetUtcNow();
            var start = world.Clock.Start;
            var past = new Past
            {
                Root = world.Root,
                Began = world.Began,
                Clock = start.At is null ? start : start with { At = now },
                Present = now,
                Calls = [],
                Acts = world.Acts.All,
            };
            return (past, world.Epoch, world.Journal.Total, world.Acts.IsWhole && !world.HasFailed);
        }
    }

    private Past Until(IReadOnlyList<Call> calls)
    {
        var last = calls[^1];
        return this with
        {
            Calls = calls,
            Acts = [.. Acts.Where(act => act.After < last.Number)],
            Clock = Clock.At is null ? Clock : Clock with { At = last.At },
            Present = Clock.At is null ? Present : last.At,
        };
    }
}
