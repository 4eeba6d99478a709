namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>A client logs in again and again, though the bearer that it has is good for more than half of its life still.</summary>
internal static class LoginPerCall
{
    private const int Fewest = 3;

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "login_per_call",
        Fewest,
        TokenPerMessage.Needless(dossier, dossier.To(operation => operation is { Mints: true, TakesCredentials: false })),
        times => $"The client logged in {times} times over while it had a bearer with more than half of its life to go.",
        "Log in once, share the bearer between calls, and log in again when it is about to end or a call is answered with 401.");
}
