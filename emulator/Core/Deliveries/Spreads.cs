using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>What a delay can be drawn from, as the language offers it.</summary>
internal static class Spreads
{
    public static IReadOnlyList<Option> All { get; } =
    [
        Map("uniform", "Anything between two bounds alike.", "{ from: 100ms, to: 900ms }",
            [Time("from", "The shortest.", "100ms"), Time("to", "The longest.", "900ms")],
            values => Shorter(values, "from", "to", "the shortest", "the longest")),
        Map("normal", "The bell curve; what would be negative is no delay at all.", "{ mean: 300ms, deviation: 50ms }",
            [Time("mean", "Its middle.", "300ms"), Time("deviation", "Its standard deviation: two thirds of all calls are no farther from the middle.", "50ms")],
            values => NotNothing(values, "deviation", "every call waits alike: write `delay: …`")),
        Map("lognormal", "As real services answer: mostly near the median, and now and then much later.", "{ median: 20ms, p99: 200ms }",
            [Time("median", "Half of all calls wait no longer.", "20ms"), Time("p99", "Of a hundred calls, one waits longer.", "200ms")],
            values => NotNothing(values, "median", "there is nothing to spread: write `median: 1ms` or more") ?? Shorter(values, "median", "p99", "half of all calls", "99 of a hundred")),
        Map("jitter", "A delay, a little less or a little more, all alike.", "{ around: 200ms, by: 50ms }",
            [Time("around", "The middle.", "200ms"), Time("by", "How far from it at most, either way.", "50ms")],
            values => values.Duration("by") > values.Duration("around") ? $"`by: {values.Shown("by")}` is more than `around: {values.Shown("around")}`, and no answer comes before its call. Make it smaller."
                : NotNothing(values, "by", "every call waits alike: write `delay: …`")),
        Map("ramp", "Grows, or shrinks, evenly from one delay to another over a time since the world began; stays there.", "{ from: 10ms, to: 2s, over: 5m }",
            [Time("from", "The first.", "10ms"), Time("to", "The last.", "2s"), Time("over", "How long it takes, from the start of the clock, or on real time from the first call.", "5m")],
            values => NotNothing(values, "over", "it has arrived before it begins: write `over: 5m`")),
    ];

    /// <summary>The one that was set.</summary>
    public static Spread Make(OptionValues values)
    {
        TimeSpan Of(string spread, string part) => values.Map(spread)!.Duration(part)!.Value;
        return values.Set.Single() switch
        {
            "uniform" => new UniformSpread(Of("uniform", "from"), Of("uniform", "to")),
            "normal" => new NormalSpread(Of("normal", "mean"), Of("normal", "deviation")),
            "lognormal" => new LognormalSpread(Of("lognormal", "median"), Of("lognormal", "p99")),
            "jitter" => new UniformSpread(Of("jitter", "around") - Of("jitter", "by"), Of("jitter", "around") + Of("jitter", "by")),
            _ => new RampSpread(Of("ramp", "from"), Of("ramp", "to"), Of("ramp", "over")),
        };
    }

    private static Option Map(string name, string about, string example, Option[] parts, Func<OptionValues, string?> check) =>
        new(name, OptionKind.Map, about, example) { Parts = parts, Check = check };

    private static Option Time(string name, string about, string example) => new(name, OptionKind.Duration, about, example, Required: true);

    private static string? Shorter(OptionValues values, string less, string more, string ofLess, string ofMore) =>
        values.Duration(less) < values.Duration(more) ? null
            : $"`{less}` is {ofLess}, `{more}` {ofMore}: `{values.Shown(less)}` should be less than `{values.Shown(more)}`.";

    private static string? NotNothing(OptionValues values, string part, string why) =>
        values.Duration(part) > TimeSpan.Zero ? null : $"With `{part}: {values.Shown(part)}` {why}.";
}
