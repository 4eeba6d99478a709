using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Fidelity;

/// <summary>
/// Holds a server against the fidelity table: sends each rule's probes, one after the other, and tells which rules the server keeps.
/// A probe that would leave something behind is sent only when that is permitted; a rule of which no probe may be sent is not tellable.
/// </summary>
/// <param name="credentials">Whom it speaks for.</param>
/// <param name="permitted">What probes may take or leave behind.</param>
/// <param name="server">Who is probed.</param>
public sealed class Prober(Credentials credentials, ProbeNeeds permitted, ProbedServer server)
{
    private int _probes;

    /// <summary>Whether a probe may be sent at all.</summary>
    public bool May(Probe probe) => (probe.Needs & ~Available) == ProbeNeeds.None;

    /// <summary>What would be sent of a probe, as far as it can be told before there are answers.</summary>
    public IEnumerable<ProbeRequest> Preview(Probe probe)
    {
        var context = credentials.For(0, server.Now, []);
        foreach (var make in probe.Requests)
        {
            ProbeRequest request;
            try
            {
                request = make(context);
            }
            catch (ArgumentOutOfRangeException)
            {
                // It is made of an earlier answer.
                yield break;
            }

            yield return request;
        }
    }

    private ProbeNeeds Available => permitted
        | (credentials.Scopeless is null ? ProbeNeeds.None : ProbeNeeds.ScopelessProject)
        | (credentials.Thread is null ? ProbeNeeds.None : ProbeNeeds.Thread);

    /// <summary>Sends the probes of a rule, and says what their answers tell.</summary>
    public async Task<Finding> ProbeAsync(Receipt receipt)
    {
        var (sendable, held) = (receipt.Probes.Where(May).ToList(), false);
        foreach (var probe in sendable)
        {
            var (standing, why) = await ProbeAsync(probe);
            if (standing != Standing.Confirmed)
            {
                return new Finding(receipt, standing, why);
            }

            held = true;
        }

        return held ? new Finding(receipt, Standing.Confirmed)
            : new Finding(receipt, Standing.NotTellable, $"Not sent: it {Takes.Of(receipt.Probes.Aggregate(ProbeNeeds.None, (needs, probe) => needs | probe.Needs) & ~Available)}.");
    }

    private async Task<(Standing Standing, string? Why)> ProbeAsync(Probe probe)
    {
        try
        {
            var (request, answer, context) = await SendAsync(probe);
            return probe.Expected.Holds(answer, context) ? (Standing.Confirmed, null)
                : Says(request, answer, probe.Expected) is { } nothing ? (Standing.NotTellable, nothing)
                : (Standing.Contradicted, $"{request.Method} {request.Path}: expected {probe.Expected.Sentence}, answered {Answered(answer)}.");
        }
        catch (ProbeFailedException e)
        {
            return (Standing.NotTellable, $"No answer: {e.Message}");
        }
    }

    private async Task<(ProbeRequest Request, Reply Answer, ProbeContext Context)> SendAsync(Probe probe)
    {
        var number = ++_probes;
        var answers = new List<Reply>();
        ProbeRequest request = null!;
        foreach (var make in probe.Requests)
        {
            request = make(credentials.For(number, server.Now, answers));
            var answer = await server.SendAsync(request);
            for (var i = 1; i < request.Times; i++)
            {
                answer = await server.SendAsync(request);
            }

            answers.Add(answer);
        }

        return (request, answers[^1], credentials.For(number, server.Now, answers));
    }

    // An answer that has nothing to do with the rule; null when it has.
    private static string? Says(ProbeRequest request, Reply answer, Expected expected) =>
        answer.Status >= 500 ? $"{request.Path} was answered with {answer.Status}: a failure of the server says nothing."
        : answer.Status == 429 ? "The server asks to come back later (429)."
        : answer.Status == 404 && expected.Status is not 404 ? $"There is nothing at {request.Path} (404)."
        : answer.Status == 401 && expected.Status is not 401 && request.Authorization is not null ? "The credentials are refused (401)."
        : null;

    private static string Answered(Reply answer)
    {
        var entries = ErrorEntry.Of(answer);
        return entries.Count == 0 ? $"{answer.Status}" : $"{answer.Status} with {string.Join(", ", entries.Select(entry => entry.Field is null ? entry.Code : $"{entry.Code} for {entry.Field}"))}";
    }
}
