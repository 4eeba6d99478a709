using System.Text.Json;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads WireMock's delays and faults; each is a delivery of ours, played as they are.</summary>
internal static class DeliveryReader
{
    private const long Day = 24 * 60 * 60 * 1_000;

    // Of the standard normal distribution, a hundredth lies beyond.
    private const double Hundredth = 2.3263478740408408;

    private static readonly Dictionary<string, Func<Delivery>> Faults = new(StringComparer.Ordinal)
    {
        ["CONNECTION_RESET_BY_PEER"] = () => new Reset(),
        ["EMPTY_RESPONSE"] = () => new Close(),
        ["MALFORMED_RESPONSE_CHUNK"] = () => new NonsenseChunk(),
        ["RANDOM_DATA_THEN_CLOSE"] = () => new Garbage(NonsenseChunk.Size),
    };

    /// <summary>A wait of a fixed length; null for none.</summary>
    public static Delay? Delay(Fields fields, string name) =>
        fields.Whole(name, most: Day) is { } milliseconds and > 0 ? new Delay(TimeSpan.FromMilliseconds(milliseconds)) : null;

    /// <summary>A wait that is drawn; null for none.</summary>
    public static DrawnDelay? Drawn(Fields fields, string name, ICollection<Fault> faults)
    {
        if (fields.Take(name) is not { } json)
        {
            return null;
        }

        var parts = new Fields(json, fields.At(name), faults);
        Spread? spread = parts.Text("type") switch
        {
            "uniform" => Uniform(parts),
            "lognormal" => Lognormal(parts),
            "fixed" => parts.Needed("milliseconds", 0, Day) is { } time ? new UniformSpread(Time(time), Time(time)) : null,
            null when parts.Take("type") is not null => null,
            var other => parts.Wrong<Spread>("type", $"should be one of lognormal, uniform, fixed{(other is null ? "" : $", and is '{Brief.Of(other, 40)}'")}"),
        };
        parts.End();
        return spread is null ? null : new DrawnDelay(spread);
    }

    /// <summary>A body in pieces; null for none.</summary>
    public static ChunkedDribble? Dribble(Fields fields, ICollection<Fault> faults)
    {
        if (fields.Take("chunkedDribbleDelay") is not { } json)
        {
            return null;
        }

        var parts = new Fields(json, fields.At("chunkedDribbleDelay"), faults);
        var (count, time) = (parts.Needed("numberOfChunks", most: Pieces.Most), parts.Needed("totalDuration", 0, Day));
        parts.End();
        return count is null or < 1 || time is null ? null : new ChunkedDribble((int)count, Time(time.Value));
    }

    /// <summary>How the connection breaks; null when it does not.</summary>
    public static Delivery? Fault(Fields fields) => fields.Text("fault") is not { } word ? null
        : Faults.TryGetValue(word, out var make) ? make()
        : fields.Wrong<Delivery>("fault", $"should be one of {string.Join(", ", Faults.Keys)}, and is '{Brief.Of(word, 60)}'");

    private static UniformSpread? Uniform(Fields parts) => (parts.Needed("lower", 0, Day), parts.Needed("upper", 0, Day)) switch
    {
        (null, _) or (_, null) => null,
        ({ } lower, { } upper) when lower > upper => parts.Wrong<UniformSpread>("lower", $"should not be above upper, and {lower} is above {upper}"),
        ({ } lower, { } upper) => new UniformSpread(Time(lower), Time(upper)),
    };

    private static LognormalSpread? Lognormal(Fields parts)
    {
        parts.Refuse("maxValue", "what is drawn is not cut off");
        var median = Number(parts, "median", number => number is > 0 and <= Day, "a number of milliseconds above 0, of a day at most");
        var sigma = Number(parts, "sigma", number => number is >= 0 and <= 5, "a number from 0 to 5");
        return median is null || sigma is null ? null
            : new LognormalSpread(TimeSpan.FromMilliseconds(median.Value), TimeSpan.FromMilliseconds(median.Value * Math.Exp(Hundredth * sigma.Value)));
    }

    private static double? Number(Fields parts, string name, Predicate<double> isGood, string what) =>
        parts.Take(name) is { ValueKind: JsonValueKind.Number } json && json.TryGetDouble(out var number) && isGood(number) ? number
            : parts.Wrong<double?>(name, $"should be {what}");

    private static TimeSpan Time(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
