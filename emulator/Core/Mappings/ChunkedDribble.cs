using ChatEmulator.Deliveries;
using ChatEmulator.Time;

namespace ChatEmulator.Mappings;

/// <summary>
/// WireMock's dribble: the body comes in chunks, never with a length, and all but the last are as long as each other. The language's own <c>dribble</c>
/// keeps the answer's framing instead.
/// </summary>
/// <param name="Count">How many chunks; no more than the body has bytes.</param>
/// <param name="Time">The time between the first and the last.</param>
internal sealed record ChunkedDribble(int Count, TimeSpan Time) : Delivery
{
    /// <inheritdoc/>
    public override string Word => $"dribble {Count} pieces over {Durations.Text(Time)}";

    /// <inheritdoc/>
    public override Part Part => Part.Pace;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Each(Chunks) with { Form = (script.Form ?? new HeadForm()) with { HasNoLength = true } };

    private IEnumerable<Step> Chunks(ReadOnlyMemory<byte> body)
    {
        var count = Math.Min(Count, body.Length);
        var size = body.Length / Math.Max(1, count);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                yield return new Step(Verb.Wait, At(i, count) - At(i - 1, count));
            }

            yield return new Step(Verb.Body, Bytes: i == count - 1 ? body[(i * size)..] : body.Slice(i * size, size));
        }
    }

    private TimeSpan At(long chunk, int count) => new((long)((Int128)Time.Ticks * chunk / (count - 1)));
}
