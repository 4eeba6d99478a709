using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>
/// A connection that ends without an answer makes some HTTP libraries send the request again, up to three times, and the application is told
/// nothing of it: whoever counts requests counts more than there were calls.
/// </summary>
internal static class SilentReplay
{
    private const int MostAgents = 3;

    public static Advice? Look(Dossier dossier)
    {
        var replays = dossier.Calls.Where(call => call.ReplayOf is not null).ToList();
        return Dossier.Say(
            "silent_replay",
            1,
            replays,
            times => $"{times} {(times == 1 ? "call looks" : "calls look")} like silent replays by an HTTP library: one call of the application became up to {Most(replays)} requests ({Agents(replays)}).",
            "Rules with `times` count the requests that arrive. Choose the delivery `reset` where exactly one should; give what must not happen twice an id that the vendor dedupes by.");
    }

    private static string Agents(IEnumerable<Call> replays)
    {
        var agents = replays.Select(Agent).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", agents.Take(MostAgents)) + (agents.Count > MostAgents ? ", …" : "");
    }

    private static string Agent(Call call) =>
        call.Headers.Where(header => header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault() is { } agent
            ? $"User-Agent {Shown.Line(Masking.Line(agent))}"
            : "no User-Agent";

    // A replay may be one of a replay.
    private static int Most(IEnumerable<Call> replays)
    {
        var requests = new Dictionary<long, int>();
        foreach (var call in replays)
        {
            requests[call.Number] = requests.GetValueOrDefault(call.ReplayOf!.Value, 1) + 1;
        }

        return requests.Values.Max();
    }
}
