using ChatEmulator.Judging;
using ChatEmulator.Judging.Unmatched;

namespace ChatEmulator;

/// <summary>What was called: <c>emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Exactly(1)</c>.</summary>
public sealed class Calls
{
    private readonly Court _court;

    internal Calls(Court court) => _court = court;

    /// <summary>The calls to an operation.</summary>
    /// <param name="operation">
    /// An operation; a pattern as in the <c>calls</c> of a scenario (<c>signalwire.*</c>, <c>*.create_message</c>); or <c>*</c> for every
    /// call, strangers included.
    /// </param>
    /// <exception cref="ArgumentException">There is no such operation: a typo would be a <c>Never()</c> that always holds.</exception>
    public CallSelection To(string operation) => new(_court, _court.Asking.To(operation));

    /// <summary>
    /// The latest calls that no rule met or that were for nobody, with the rule or operation that came nearest and the fields that differ; and the rules that have not fired. For
    /// people: write it to a test's output.
    /// </summary>
    public Mismatches Unmatched() => _court.Asking.Unmatched();

    /// <summary>The number of the latest call, for <see cref="CallSelection.Since"/>; 0 before the first.</summary>
    public long Latest => _court.World.Journal.Total;

    /// <summary>
    /// Expects each of these to have been called, and the first call of each to have been decided before the first of the next. What came after
    /// the first ones does not matter.
    /// </summary>
    /// <param name="steps">What comes first, and so on; two at least.</param>
    /// <exception cref="ExpectationException">It was otherwise, or cannot be known; the message shows the calls.</exception>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    [System.Diagnostics.StackTraceHidden]
    public void InOrder(params CallSelection[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Length < 2)
        {
            throw new ArgumentException("An order has two steps at least.", nameof(steps));
        }

        _court.Demand(new Sequence([.. steps.Select(step => step.Query)]).Judge);
    }
}
