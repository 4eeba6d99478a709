using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Logging;

/// <summary>A decided call as the log tells it: references to what is there anyway, so that making one costs no memory.</summary>
/// <param name="World">The name of its world.</param>
/// <param name="Number">Its number in that world, from 1.</param>
/// <param name="At">When it was decided, on the world's clock.</param>
/// <param name="Operation">The operation; null when the path is nobody's.</param>
/// <param name="Method">The method as sent.</param>
/// <param name="Path">The path as sent, without the query, which may hold secrets.</param>
/// <param name="Account">The proven account; null when none is.</param>
/// <param name="Status">The status that is told.</param>
/// <param name="Effect">What the call really did.</param>
/// <param name="Delivery">The words of the delivery, such as <c>delay 3s</c>; null when prompt.</param>
/// <param name="Rule">The rule that decided; null when none fired.</param>
/// <param name="Limit">The limit that decided; null when none did.</param>
/// <param name="RefusedBy">The vendor error by which the provider refused; null when it accepted.</param>
/// <param name="Why">Why it was refused; null when it was not.</param>
/// <param name="ReplayOf">The number of the call that it looks like a silent replay of; null for none.</param>
internal readonly record struct LoggedCall(
    string World,
    long Number,
    DateTimeOffset At,
    string? Operation,
    string Method,
    string Path,
    string? Account,
    int Status,
    Effect Effect,
    string? Delivery,
    string? Rule,
    string? Limit,
    string? RefusedBy,
    string? Why,
    long? ReplayOf = null)
{
    /// <summary>A call as a journal gives it back: its effect as of now.</summary>
    public static LoggedCall Of(Call call, string world)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(
            world, call.Number, call.At, call.Operation, call.Method, call.Path, call.Account, call.Status, call.Effect, call.Delivery, call.Rule, call.Limit, call.RefusedBy, call.Why, call.ReplayOf);
    }

    /// <summary>What became of an exchange.</summary>
    public static LoggedCall Of(Exchange exchange, in Outcome outcome) => new(
        outcome.World.Name,
        outcome.Ticket.Number,
        outcome.At,
        outcome.Operation,
        exchange.Method,
        exchange.Path,
        outcome.Account,
        outcome.Script.Reply.Status,
        outcome.Effect,
        outcome.Plan.DeliveryWord,
        outcome.Rule,
        outcome.Limit,
        outcome.Refusal?.Error,
        outcome.Why,
        outcome.Ticket.ReplayOf);
}
