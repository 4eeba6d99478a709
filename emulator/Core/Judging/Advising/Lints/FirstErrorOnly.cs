namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>Several errors were told at once, and the next request mends the first of them alone.</summary>
internal static class FirstErrorOnly
{
    private const int Fewest = 2;

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "first_error_only",
        Fewest,
        [.. Fixings.Of(dossier).Where(fixing => MendsTheFirst(fixing.Before, fixing.After)).Select(fixing => fixing.Call)],
        times => $"Of several errors that were told at once the next request mended the first alone, {times} times.",
        "Read the whole list of errors, and show all of them to whoever can mend them.");

    private static bool MendsTheFirst(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Count > 1 && !after.Contains(before[0]) && after.All(before.Skip(1).Contains);
}
