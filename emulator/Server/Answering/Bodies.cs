using System.Buffers;
using System.IO.Pipelines;

namespace ChatEmulator.Server.Answering;

/// <summary>The body of a request as it was read.</summary>
/// <param name="Bytes">The whole body, or its beginning when too large.</param>
/// <param name="TooLarge">Whether it went over the limit; the rest is not read.</param>
/// <param name="Size">Its size where that is more than was read: as announced, else as far as it was seen.</param>
internal readonly record struct Body(ReadOnlyMemory<byte> Bytes, bool TooLarge, long? Size = null);

/// <summary>Reads bodies, each within its own limit and all within one allowance, for as long as they keep coming.</summary>
/// <param name="limits">How much and how long.</param>
/// <param name="notice">Takes lines for the console.</param>
/// <param name="stopping">The server stops: nothing is read on.</param>
internal sealed class Bodies(ServerLimits limits, Action<string> notice, CancellationToken stopping)
{
    /// <summary>The largest body of a provider path that is read to its end.</summary>
    public const long Limit = 25_000_000;

    // How much of a body over the limit is worth showing in a journal.
    private const int Beginning = 4_096;

    /// <summary>How long a body of Control's may take.</summary>
    public TimeSpan OfControl => limits.ControlBody;

    /// <summary>What all bodies hold together.</summary>
    public Allowance Allowance { get; } = new(limits.BodyBytes, notice);

    /// <summary>
    /// Takes a body that is all here already, which nearly every one is; else gives back what it looked at. It is no larger than
    /// Kestrel's buffer of one connection, and it is gone before its thread takes the next, so it needs no share of the allowance.
    /// </summary>
    public static bool TryTake(PipeReader reader, out Body body)
    {
        body = default;
        if (!TryRead(reader, out var result))
        {
            return false;
        }

        if (!result.IsCompleted || result.Buffer.Length > Limit)
        {
            reader.AdvanceTo(result.Buffer.Start);
            return false;
        }

        body = new Body(result.Buffer.ToArray(), TooLarge: false);
        reader.AdvanceTo(result.Buffer.End);
        return true;
    }

    /// <summary>Reads a body that is still on its way.</summary>
    /// <param name="reader">Where it comes from.</param>
    /// <param name="announced">Its Content-Length; null when the client did not say.</param>
    /// <param name="most">How many bytes of it are read.</param>
    /// <param name="share">What pays for it.</param>
    /// <param name="within">Real time for all of it; null for as long as it keeps coming.</param>
    /// <exception cref="GivenUpException">It stands still, or takes too long, or there is no room for it.</exception>
    /// <exception cref="OperationCanceledException">The server stops.</exception>
    public async Task<Body> ReadAsync(PipeReader reader, long? announced, long most, Allowance.Share share, TimeSpan? within = null)
    {
        using var silence = new CancellationTokenSource(limits.BodySilence, limits.Time);
        using var whole = new CancellationTokenSource(within ?? Timeout.InfiniteTimeSpan, limits.Time);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, whole.Token, stopping);
        try
        {
            return await ReadAsync(reader, announced, most, new Intake(share, Math.Min(announced ?? most, most)), silence, cut.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new GivenUpException(408, $"The rest of the body did not come within {Time.Durations.Text(limits.BodySilence)}.");
        }
        catch (OperationCanceledException) when (whole.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new GivenUpException(408, $"Not all of the body came within {Time.Durations.Text(within!.Value)}.");
        }
        catch (InvalidOperationException)
        {
            throw Torn();
        }
    }

    private static bool TryRead(PipeReader reader, out ReadResult result)
    {
        try
        {
            return reader.TryRead(out result);
        }
        catch (InvalidOperationException)
        {
            throw Torn();
        }
    }

    // What Kestrel throws for trailers with bytes that are no text; for any other broken framing it throws a bad request.
    private static GivenUpException Torn() => new(400, "What follows the last chunk is no header that can be read.");

    private async Task<Body> ReadAsync(PipeReader reader, long? announced, long most, Intake intake, CancellationTokenSource silence, CancellationToken cut)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cut);
            silence.CancelAfter(limits.BodySilence);
            var size = intake.Length + result.Buffer.Length;
            if (announced > most || size > most)
            {
                var beginning = intake.Beginning(result.Buffer, Beginning);
                reader.AdvanceTo(result.Buffer.End);
                return new Body(beginning, TooLarge: true, announced ?? size);
            }

            intake.Add(result.Buffer, result.IsCompleted);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return new Body(intake.Bytes, TooLarge: false);
            }
        }
    }
}
