using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>
/// What belongs together of a world, looked at in one moment under its gate. The calls up to then are read afterwards, while others come: a full
/// journal takes a while to read, and nobody waits for it.
/// </summary>
/// <param name="World">The world.</param>
/// <param name="Epoch">The epoch it was in.</param>
/// <param name="Total">How many calls it had had.</param>
/// <param name="IsWhole">Whether all is known that happened to it beside its calls.</param>
/// <param name="Past">Its past but for the calls.</param>
internal sealed record Glance(World World, int Epoch, long Total, bool IsWhole, Past Past)
{
    /// <summary>Looks.</summary>
    /// <exception cref="PastException">The world has ended: its calls can still be read, but what happened beside them is gone.</exception>
    public static Glance At(World world)
    {
        lock (world.Gate)
        {
            if (world.HasEnded)
            {
                throw new PastException(PastFault.Gone, $"The world '{world.Name}' has ended: another was begun under its name, or it was deleted or let go.");
            }

            var (now, start) = (world.Clock.GetUtcNow(), world.Clock.Start);
            var past = new Past
            {
                Root = world.Root,
                Play = world.Play,
                Seed = world.GivenSeed,
                Began = world.Began,
                Clock = start.At is null ? start : start with { At = now },
                Present = now,
                Calls = [],
                Acts = world.Acts.All,
            };
            return new Glance(world, world.Epoch, world.Journal.Total, world.Acts.IsWhole && !world.HasFailed, past);
        }
    }

    /// <summary>The past up to a call, before anything else happened; null for the moment of the glance.</summary>
    /// <exception cref="PastException">There is no such call, not all of it is kept any more, or the world was reset since.</exception>
    public Past Read(long? at)
    {
        if (at is < 1 || at > Total)
        {
            throw new PastException(PastFault.NoSuchCall, $"There is no call {at}: {(Total == 0 ? "the world has had none yet" : $"the latest is call {Total}")}.");
        }

        if (!IsWhole)
        {
            throw new PastException(PastFault.Gone, $"More happened to the world beside its calls than is kept, or a call failed half-way. {Wholeness.Remedy}");
        }

        var calls = World.Journal.After(0, CallFilter.All, (int)Math.Min(at ?? Total, int.MaxValue));
        CheckEpoch();
        Wholeness.Check(calls, at ?? Total);
        return at is null ? Past with { Calls = calls } : Until(calls);
    }

    private void CheckEpoch()
    {
        lock (World.Gate)
        {
            if (World.Epoch != Epoch)
            {
                throw new PastException(PastFault.WasReset, "The world was reset while its past was read. Ask again, and it is the new epoch's.");
            }
        }
    }

    private Past Until(IReadOnlyList<Call> calls)
    {
        var last = calls[^1];
        return Past with
        {
            Calls = calls,
            Acts = [.. Past.Acts.Where(act => act.After < last.Number)],
            Clock = Past.Clock.At is null ? Past.Clock : Past.Clock with { At = last.At },
            Present = Past.Clock.At is null ? Past.Present : last.At,
        };
    }
}
