using System.Text;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Selftest;

/// <summary>Holds what a witness sees against what a proof says, mark for mark, and moves the world's clock where time has to pass.</summary>
/// <param name="witness">Who sees.</param>
/// <param name="world">The world that the call is in.</param>
/// <param name="silence">Done when the emulator waits for the client to leave.</param>
/// <param name="frames">What comes as frames of HTTP/2; null for a witness that speaks HTTP/1.1.</param>
internal sealed class Hearing(Witness witness, World world, Task silence, Frames? frames)
{
    // Real time, for a machine that is very busy.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly List<string> _seen = [];

    /// <summary>What was seen so far.</summary>
    public IReadOnlyList<string> Seen => _seen;

    /// <summary>Asks for a path of the world.</summary>
    public Task Ask(string path)
    {
        var target = $"/worlds/{world.Name}{path}";
        return frames?.Ask(target) ?? witness.Send(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    /// <summary>Hears one mark; what is wrong with it, or null.</summary>
    public async Task<string?> Hear(Mark mark)
    {
        var (seen, isRight) = mark switch
        {
            BytesMark bytes => await Bytes(bytes),
            FrameMark frame => await Next(frame),
            EndMark end => await End(end),
            PauseMark pause => await Pause(pause),
            SilenceMark => await Silence(),
            _ => await Again(),
        };
        _seen.Add(seen);
        return isRight ? null : $"expected {mark.Text}, but seen {seen}";
    }

    private async Task<(string Seen, bool IsRight)> Bytes(BytesMark expected)
    {
        var bytes = await witness.Read(expected.Bytes.Length);
        return (BytesMark.Of(bytes) + (witness.Ended is { } end ? $" {end}" : ""), bytes.AsSpan().SequenceEqual(expected.Bytes));
    }

    private async Task<(string Seen, bool IsRight)> Next(FrameMark expected)
    {
        var frame = await frames!.Next();
        return (frame, frame == expected.Line);
    }

    // A byte more than there is, so that one too many is seen.
    private async Task<(string Seen, bool IsRight)> End(EndMark expected)
    {
        var more = await witness.Read(1);
        return more.Length > 0 ? ($"{BytesMark.Of(more)} and perhaps more", false) : (witness.Ended!, witness.Ended == expected.How);
    }

    private async Task<(string Seen, bool IsRight)> Pause(PauseMark expected)
    {
        if (await Stirs(world.Clock.WaitedOnAsync(expected.Time, Deadline)))
        {
            return ("no pause", false);
        }

        await world.Clock.AdvanceAsync(expected.Time);
        return (expected.Text, true);
    }

    private async Task<(string Seen, bool IsRight)> Silence() => await Stirs(silence) ? ("no silence", false) : ("silence", true);

    // Whether anything comes before the emulator waits as it is to. A busy system may stir late, for what was read before.
    private async Task<bool> Stirs(Task waits)
    {
        using var stop = new CancellationTokenSource(Deadline);
        while (!waits.IsCompleted && witness.HearsNothing && !stop.IsCancellationRequested)
        {
            await Task.WhenAny(waits, witness.Stirred(stop.Token));
        }

        await stop.CancelAsync();
        return !waits.IsCompletedSuccessfully || !witness.HearsNothing;
    }

    private async Task<(string Seen, bool IsRight)> Again()
    {
        // What is done without being asked for is done by now.
        await world.Clock.AdvanceAsync(TimeSpan.Zero);
        if (!witness.HearsNothing)
        {
            return ("bytes, or the end of the connection, before the next request", false);
        }

        await Ask(Stage.PlainPath);
        return ("another request", true);
    }
}
