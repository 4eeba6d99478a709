using ChatEmulator.Journals;

namespace ChatEmulator.Replays;

/// <summary>Whether calls are all there and can be played again.</summary>
internal static class Wholeness
{
    public const string Remedy = "Reset the world, and take it earlier the next time.";

    /// <summary>Finds the first call that is missing or is not whole.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="last">The number of the last call that should be there.</param>
    /// <exception cref="PastException">There is one.</exception>
    public static void Check(IReadOnlyList<Call> calls, long last)
    {
        if (calls.Count < last || (last > 0 && calls[0].Number != 1))
        {
            throw Gone(1, $"The oldest calls are gone, dropped to make room or forgotten by DELETE calls, and without call 1 nothing can be played again. {Remedy}");
        }

        foreach (var call in calls)
        {
            if (WhatIsWrong(call) is { } wrong)
            {
                throw Gone(call.Number, $"Call {call.Number} cannot be played again: {wrong}");
            }
        }
    }

    // An answer that was shortened comes out shortened again.
    private static string? WhatIsWrong(Call call) =>
        call.Body.Cut == "dropped" || call.AnswerBody.Cut == "dropped" ? $"a body of it was dropped to make room for newer ones. {Remedy}"
        : call.Body.Cut is not null ? $"of its body of {call.Body.Size:N0} bytes the journal kept {call.Body.Bytes.Length:N0}. Fork at an earlier call, or send bodies of at most {Shortening.Most:N0} bytes."
        : !call.Replayable ? "there were too many distinct requests to count it among identical ones, and what it drew is lost. Fork at an earlier call."
        : null;

    private static PastException Gone(long call, string message) => new(PastFault.Gone, message, call);
}
