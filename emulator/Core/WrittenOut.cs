using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Altering;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator;

/// <summary>What a rule or a limit tells instead of the vendor's own answer.</summary>
internal static class WrittenOut
{
    /// <summary>The answer that goes out.</summary>
    /// <param name="plan">What was decided of the call.</param>
    /// <param name="own">The vendor's own answer; null when the vendor was not asked.</param>
    /// <param name="provider">The vendor.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="situation">The call.</param>
    public static Reply Tell(Plan plan, Reply? own, Provider provider, in Moment moment, in Situation situation) =>
        Tell(plan.Answer, plan is { OfStub: { } stubs, Answer.Replaces: false } ? Tell(stubs, null, provider, moment, situation) : own, provider, moment, situation);

    private static Reply Tell(Answer? answer, Reply? own, Provider provider, in Moment moment, in Situation situation) => answer switch
    {
        null => own!,
        WrittenAnswer written => written.Reply,
        TemplateAnswer or AlteredAnswer or FilledAnswer => Filled(answer, own, new Filling(situation, moment.At)),
        ErrorAnswer error => Retry(provider.Answer(provider.Error(error.Name), moment), error.RetryAfter, moment.At),
        _ => throw new NotSupportedException($"An answer of the kind {answer.GetType().Name} cannot be told."),
    };

    /// <summary>How the tokens are misdated that a call mints; null when they are not.</summary>
    public static Misdating? Misdated(Plan plan) =>
        plan.Answer is AlteredAnswer { Alteration.Issued: var by } && by != TimeSpan.Zero ? new Misdating(plan.Rule!, by) : null;

    // What was decided of the call has happened: only what is told gives way.
    private static Reply Filled(Answer answer, Reply? own, in Filling filling)
    {
        try
        {
            return answer is TemplateAnswer template ? template.Fill(filling) : answer is FilledAnswer filled ? filled.Fill(filling) : ((AlteredAnswer)answer).Alteration.Of(own!, filling);
        }
        catch (Exception e) when (e is OverfullException or UnfilledException)
        {
            return new Reply(500, "text/plain", Encoding.UTF8.GetBytes(e.Message), new Header("Emulator-Error", e.Message));
        }
    }

    private static Reply Retry(Reply reply, RetryAfter? after, DateTimeOffset at) =>
        after is null ? reply : reply.With(new Header("Retry-After", after.Text(at)));
}
