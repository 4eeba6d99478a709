using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>A token is minted again and again for the same request, though the one before is good for more than half of its life still.</summary>
internal static class TokenPerMessage
{
    private const int Fewest = 3;

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "token_per_message",
        Fewest,
        Needless(dossier, dossier.To(operation => operation is { Mints: true, TakesCredentials: true })),
        times => $"A token was minted {times} times over for a request that had one with more than half of its life to go.",
        "Keep a token for whoever it is for, and mint the next one shortly before it ends.");

    /// <summary>Of mintings those that asked for what the client had been given, and could have gone on using.</summary>
    public static IReadOnlyList<Call> Needless(Dossier dossier, IEnumerable<Call> mintings) =>
        [.. Dossier.Alike(mintings).SelectMany(alike => Needless(dossier, alike)).OrderBy(call => call.Number)];

    private static IEnumerable<Call> Needless(Dossier dossier, IReadOnlyList<Call> alike)
    {
        DateTimeOffset? halfway = null;
        foreach (var call in alike)
        {
            if (call.At < halfway)
            {
                yield return call;
            }

            if (Dossier.Succeeded(call) && dossier.EndOfMinted(call) is { } end)
            {
                halfway = call.At + ((end - call.At) / 2);
            }
        }
    }
}
