using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Exports;

/// <summary>What tallies have counted, as metrics. They never go back while the process lives.</summary>
/// <param name="tallies">The tallies, each with the name of its world.</param>
internal sealed class CallMetrics(IReadOnlyList<(string World, Tally Tally)> tallies)
{
    public void Write(PrometheusText text)
    {
        var all = tallies.Select(each => (each.World, each.Tally.InFlight, Counted: each.Tally.Read())).ToList();
        text.Family("chat_emulator_calls_total", "counter", "Calls that have ended, by what was decided of them; rule is the rule or limit that decided, effect what it was then.");
        foreach (var (world, _, counted) in all)
        {
            foreach (var (kind, count) in counted.Kinds)
            {
                text.Sample(
                    count,
                    ("world", world),
                    ("operation", kind.Operation ?? "unknown"),
                    ("status", kind.Status == 0 ? Tally.Others : PrometheusText.Number(kind.Status)),
                    ("effect", Words.Of(kind.Effect)),
                    ("delivery", kind.Delivery ?? "prompt"),
                    ("rule", kind.Rule ?? ""));
            }
        }

        text.Family("chat_emulator_calls_in_flight", "gauge", "Calls that were decided and have not ended.");
        all.ForEach(each => text.Sample(each.InFlight, ("world", each.World)));
        text.Family("chat_emulator_late_effects_made_total", "counter", "Late effects that have been made, by what became of them.");
        foreach (var (world, _, counted) in all)
        {
            text.Sample(counted.Made[(int)Effect.Applied], ("world", world), ("effect", Words.Of(Effect.Applied)));
            text.Sample(counted.Made[(int)Effect.Duplicate], ("world", world), ("effect", Words.Of(Effect.Duplicate)));
        }

        text.Family("chat_emulator_call_duration_seconds", "histogram", "Real time from the last byte of a request until the last of its answer.");
        all.ForEach(each => WriteDurations(text, each.World, each.Counted));
    }

    private static void WriteDurations(PrometheusText text, string world, Counted counted)
    {
        var below = 0L;
        for (var i = 0; i <= Tally.Durations.Count; i++)
        {
            below += counted.Durations[i];
            text.Sample("_bucket", below, ("world", world), ("le", PrometheusText.Number(i < Tally.Durations.Count ? Tally.Durations[i] : double.PositiveInfinity)));
        }

        text.Sample("_sum", counted.Seconds, ("world", world));
        text.Sample("_count", below, ("world", world));
    }
}
