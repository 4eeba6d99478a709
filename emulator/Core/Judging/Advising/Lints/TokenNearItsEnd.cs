using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>An end-user token is used when it has ended, or so shortly before that a clock that is a little off makes it too late.</summary>
internal static class TokenNearItsEnd
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public static Advice? Look(Dossier dossier)
    {
        var told = Told(dossier);
        return Dossier.Say(
            "token_near_its_end",
            1,
            [.. dossier.To(operation => operation.Query is not null).Where(call => Token(dossier, call) is { } token && call.At > End(token) - Skew)],
            times => $"A token was used within {Skew.TotalSeconds:0} s of its end or after it, {(times == 1 ? "once" : $"{times} times")}: where clocks differ by that much it is refused.",
            "Renew a token a minute before the end that expires_at tells, and before it is handed to a browser.");

        DateTimeOffset? End(string token) => told.TryGetValue(token, out var end) ? end : dossier.EndOf(token);
    }

    // What the client was told counts: a rule may have shortened the life in truth.
    private static Dictionary<string, DateTimeOffset> Told(Dossier dossier)
    {
        var told = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var call in dossier.To(operation => operation is { Mints: true, TakesCredentials: true }).Where(Dossier.Succeeded))
        {
            if (Dossier.Minted(call) is { } token && dossier.EndOfMinted(call) is { } end)
            {
                told[token] = end;
            }
        }

        return told;
    }

    private static string? Token(Dossier dossier, Call call) =>
        new CallFields(call).Read(new CallPath("query", dossier.OperationOf(call)!.Query!)) is [var token, ..] ? token.GetString() : null;
}
