using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>
/// Plays a past in a fresh world, the same way that calls go, and sees to it that it comes to the same. Meanwhile the world's clock stands at its
/// beginning: each call and each act brings its own instant.
/// </summary>
/// <param name="engine">Who decides.</param>
/// <param name="past">What is played.</param>
internal sealed class Playback(Engine engine, Past past)
{
    /// <summary>The world in which it was played, and whose clock goes on from its end.</summary>
    /// <param name="name">The name that it goes by from then on.</param>
    /// <exception cref="PastException">It comes to something else.</exception>
    public World Begin(string name)
    {
        var world = engine.Worlds.Again(past.Root, past.Play!, past.Seed, past.Began);
        try
        {
            Play(world);
            Check(world.Journal);
            world.Resume(past.Clock, past.Present);
            Rename(world, name);
            return world;
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    private void Play(World world)
    {
        var (again, next) = (new ActAgain(engine, world), 0);
        for (var n = 0; n <= past.Calls.Count; n++)
        {
            if (n > 0)
            {
                Play(world, past.Calls[n - 1]);
            }

            for (; next < past.Acts.Count && past.Acts[next].After == n; next++)
            {
                again.Do(past.Acts[next]);
            }
        }
    }

    private void Play(World world, Call call)
    {
        var exchange = new Exchange(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes, call.Connection, call.Arrived, began: call.Began, protocol: call.Protocol);
        try
        {
            // What was in flight goes on in the origin alone.
            engine.Replay(world, exchange, call.At).Close(call.Ending ?? new Ending(EndingKind.Abandoned, 0, past.Present, call.Arrived));
        }
        catch (InvalidOperationException e)
        {
            throw new PastException(PastFault.Differs, $"Call {call.Number} fails when it is played again: {e.Message}", call.Number);
        }
    }

    private static void Rename(World world, string name)
    {
        lock (world.Gate)
        {
            if (world.Name != name)
            {
                world.Rename(name, world.Clock.GetUtcNow());
            }
        }
    }

    private void Check(Journal journal)
    {
        var played = journal.Calls();
        if (played.Count < past.Calls.Count || journal.DroppedBodies > 0)
        {
            throw new PastException(PastFault.Gone, $"The journal here has not the room for {past.Calls.Count:N0} calls and their bodies. Give it more.");
        }

        var (before, now) = (new RunningHash(), new RunningHash());
        foreach (var (call, again) in past.Calls.Zip(played))
        {
            before.Add(call);
            now.Add(again);
            if (before.Value != now.Value)
            {
                throw new PastException(
                    PastFault.Differs, $"Call {call.Number} comes to something else when it is played again: {Difference.Between(call, again)}.", call.Number);
            }
        }
    }
}
