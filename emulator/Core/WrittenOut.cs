using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>What a rule tells instead of the vendor's own answer.</summary>
internal static class WrittenOut
{
    public static Reply Tell(Answer answer, Provider provider, in Moment moment) => answer switch
    {
        WrittenAnswer written => written.Reply,
        ErrorAnswer error => Retry(provider.Answer(provider.Error(error.Name), moment), error.RetryAfter),
        _ => throw new NotSupportedException($"An answer of the kind {answer.GetType().Name} cannot be told."),
    };

    private static Reply Retry(Reply reply, TimeSpan? after) =>
        after is { } time ? reply.With(new Header("Retry-After", $"{Math.Ceiling(time.TotalSeconds):0}")) : reply;
}
