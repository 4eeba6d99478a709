using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>What the vendor refuses as such is sent again unchanged.</summary>
internal static class RefusalRepeated
{
    private const int Fewest = 2;

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "refusal_repeated",
        Fewest,
        [.. Dossier.Alike(dossier.Calls.Where(call => !IsAwaited(dossier, call))).SelectMany(Repeated).OrderBy(call => call.Number)],
        times => $"What the vendor had refused for what it says (400, 403, 404, 409, 413, 415 or 422) was sent again unchanged, {times} times.",
        "Try again only after 408, 425, 429, 5xx or a lost answer; all other refusals need another request.");

    // Whoever reads what is not there yet may well ask again.
    private static bool IsAwaited(Dossier dossier, Call call) => call.Status == 404 && dossier.OperationOf(call)?.ChangesState == false;

    private static IEnumerable<Call> Repeated(IReadOnlyList<Call> alike) => alike.Skip(1).Zip(alike, (again, before) => (again, before))
        .Where(pair => Dossier.RefusedForGood(pair.before))
        .Select(pair => pair.again);
}
