using ChatEmulator.Deliveries;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Answering;

/// <summary>Tells a person why nothing happens: a call waits on a clock that stands. One line tells all that its script waits for.</summary>
internal static class Standstill
{
    public static string Text((string Method, string Path) request, in Outcome outcome)
    {
        var call = $"call {outcome.Ticket.Number} ({request.Method} {request.Path}{Because(outcome)})";
        var advance = $"POST {Prefix(outcome.World.Name)}/_emulator/clock/advance";
        var hangs = outcome.Script.Steps.Any(step => step.Verb == Verb.Hold);
        if (Left(outcome) is { Ticks: > 0 } left)
        {
            var wait = Durations.Text(left);
            return $"{call} waits for {wait} on a frozen clock{(hangs ? ", and then hangs until its client gives up" : "")}; advance it: {advance} {{\"by\":\"{wait}\"}}";
        }

        return $"{call} hangs until its client gives up; the clock is frozen, so a client on the same clock gives up when it is advanced: {advance}";
    }

    private static string Prefix(string world) => world == WorldDirectory.DefaultName ? "" : $"/worlds/{world}";

    // From now to the last of its waits; the clock may have been advanced since the call.
    private static TimeSpan Left(in Outcome outcome)
    {
        var due = outcome.Script.Steps.Aggregate(outcome.At, (at, step) => Instants.After(at, step.For));
        return due - outcome.World.Clock.GetUtcNow();
    }

    private static string Because(in Outcome outcome) =>
        outcome.Rule is { } rule ? $", rule '{rule}'"
        : outcome.Limit is { } limit ? $", limit '{limit}'"
        : "";
}
