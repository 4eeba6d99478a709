using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Calls by their numbers, each as one line.</summary>
internal static class CallLines
{
    /// <summary>The line of a call, or that the journal has it no more.</summary>
    public static string Of(Journal journal, long number) =>
        journal.After(number - 1, CallFilter.All, 1) is [var call] && call.Number == number ? Wording.Line(call) : $"#{number} (no longer in the journal)";
}
