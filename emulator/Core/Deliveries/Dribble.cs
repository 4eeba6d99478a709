using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>The body comes in some pieces, spread over a time: the first at once, the last at its end.</summary>
/// <param name="Count">How many pieces; no more than the body has bytes.</param>
/// <param name="Time">The time between the first and the last.</param>
internal sealed record Dribble(int Count, TimeSpan Time) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "dribble",
        "The body comes in pieces: the first at once, the last when the time is over.",
        "{ dribble: { pieces: 5, over: 2s } }",
        [
            new("pieces", OptionKind.Number, "How many; 5 when absent, and no more than the body has bytes.", "5", Default: 5L, Least: 2) { Most = Pieces.Most },
            new("over", OptionKind.Duration, "From the first piece to the last, on the world's clock; 2s when absent.", "2s", Default: TimeSpan.FromSeconds(2)),
        ],
        Scalar: null,
        values => new Dribble((int)values.Number("pieces")!.Value, values.Duration("over")!.Value));

    /// <inheritdoc/>
    public override string Word => $"dribble {Count} pieces over {Durations.Text(Time)}";

    /// <inheritdoc/>
    public override Part Part => Part.Pace;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Each(Dribbled);

    private IEnumerable<Step> Dribbled(ReadOnlyMemory<byte> body)
    {
        var count = Math.Min(Count, body.Length);
        for (var i = 0L; i < count; i++)
        {
            var (from, to) = ((int)(body.Length * i / count), (int)(body.Length * (i + 1) / count));
            if (i > 0)
            {
                yield return new Step(Verb.Wait, At(i, count) - At(i - 1, count));
            }

            yield return new Step(Verb.Body, Bytes: body[from..to]);
        }
    }

    private TimeSpan At(long piece, int count) => new((long)((Int128)Time.Ticks * piece / (count - 1)));
}
