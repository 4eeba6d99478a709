namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>A request is mended after each refusal, and refused for something else each time: the vendor is asked to do the validation.</summary>
internal static class OneFieldAtATime
{
    private const int Fewest = 2;

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "one_field_at_a_time",
        Fewest,
        [.. Fixings.Of(dossier).Where(fixing => !fixing.After.Intersect(fixing.Before).Any()).Select(fixing => fixing.Call)],
        times => $"A refused request was mended and refused for something else, {times} times.",
        "Check a request against the contract before it is sent: chat-emulator schema prints it as JSON Schema.");
}
