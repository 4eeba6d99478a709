using ChatEmulator.Judging.Advising.Lints;

namespace ChatEmulator.Judging.Advising;

/// <summary>
/// A linter of the integration: looks through what came and says what of it will hurt one day. It never accuses on one sight of what may have
/// its reasons; what it says is advice, and no expectation fails by it.
/// </summary>
internal static class Advisor
{
    /// <summary>How many calls are looked through, the latest.</summary>
    public const int MostCalls = 20_000;

    private static readonly Func<Dossier, Advice?>[] Lints =
    [
        TokenPerMessage.Look, TokenNearItsEnd.Look, SecondsForMinutes.Look, SecretInQuery.Look, NoConnectionReuse.Look,
        RefusalRepeated.Look, RetryUnderNewId.Look, OneFieldAtATime.Look, FirstErrorOnly.Look, UnboundedParallel.Look, LoginPerCall.Look, SilentReplay.Look,
    ];

    /// <summary>What is to be said of some calls of one world; empty when nothing is.</summary>
    /// <param name="dossier">The calls, with what is known beside them.</param>
    public static IReadOnlyList<Advice> Of(Dossier dossier) => [.. Lints.Select(lint => lint(dossier)).OfType<Advice>()];
}
