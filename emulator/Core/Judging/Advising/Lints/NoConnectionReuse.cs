using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>
/// Nearly every call opens a connection of its own though one lies idle: sockets run out under load, and each call pays for handshakes. A
/// tool that is started for each call cannot do otherwise, and is left out.
/// </summary>
internal static class NoConnectionReuse
{
    private const int Fewest = 10;
    private const double Share = 0.8;

    public static Advice? Look(Dossier dossier)
    {
        var calls = dossier.Calls.Where(call => call.Connection.Length > 0 && !IsCurl(call)).OrderBy(call => call.Arrived).ToList();
        var needless = Needless(calls);
        return needless.Count < Share * calls.Count ? null : Dossier.Say(
            "no_connection_reuse",
            Fewest,
            needless,
            times => $"{times} calls opened a connection of their own where one of a call before could have been used again.",
            "Share one HTTP client with a pool between calls; in .NET by IHttpClientFactory or one HttpClient for all.");
    }

    private static List<Call> Needless(List<Call> calls)
    {
        var (known, needless, idle) = (new HashSet<string>(StringComparer.Ordinal), new List<Call>(), new IdleConnections());
        foreach (var call in calls)
        {
            if (known.Add(call.Connection) && idle.AnyAt(call.Arrived))
            {
                needless.Add(call);
            }

            idle.Use(call.Connection, StaysOpen(call) ? call.Ending!.Value.Finished : null);
        }

        return needless;
    }

    // Where the emulator closes, the client has to open another; where the client closes by itself, it need not.
    private static bool StaysOpen(Call call) => call.Ending?.How == EndingKind.Delivered && !call.AnswerHeaders.Any(Closes);

    private static bool Closes(Header header) =>
        header.Name.Equals("Connection", StringComparison.OrdinalIgnoreCase) && header.Value.Equals("close", StringComparison.OrdinalIgnoreCase);

    private static bool IsCurl(Call call) => call.Headers.Any(header =>
        header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) && header.Value.StartsWith("curl/", StringComparison.Ordinal));
}
