using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Server.Answering;

/// <summary>Tells a person why nothing happens: a call waits on a clock that stands.</summary>
internal static class Standstill
{
    public static string Text(TimeSpan? wait, Exchange exchange, in Outcome outcome)
    {
        var call = $"call {outcome.Ticket.Number} ({exchange.Method} {exchange.Path}{Because(outcome.Rule)})";
        return wait is not { } time
            ? $"{call} hangs until its client gives up; the clock is frozen, so a client on the same clock gives up when it is advanced: POST /_emulator/clock/advance"
            : $"{call} waits for {Durations.Text(time)} on a frozen clock; advance it: POST /_emulator/clock/advance {{\"by\":\"{Durations.Text(time)}\"}}";
    }

    private static string Because(string? rule) => rule is null ? "" : $", rule '{rule}'";
}
