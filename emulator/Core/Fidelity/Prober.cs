using System.Text;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Fidelity;

/// <summary>
/// Holds a server against the fidelity table: sends each rule's probes, one after the other, and tells which rules the server keeps.
/// A probe that would leave something behind is sent only when that is permitted; a rule of which no probe may be sent is not tellable.
/// </summary>
/// <param name="credentials">Whom it speaks for.</param>
/// <param name="permitted">What probes may take or leave behind.</param>
/// <param name="server">Who is probed.</param>
internal sealed class Prober(Credentials credentials, ProbeNeeds permitted, ProbedServer server)
{
    private int _probes;
    private bool _locked;

    /// <summary>Whether a probe may be sent at all.</summary>
    public bool May(Probe probe) => (probe.Needs & ~Available) == ProbeNeeds.None;

    /// <summary>What would be sent of a probe, as far as it can be told before there are answers.</summary>
    public IEnumerable<ProbeRequest> Preview(Probe probe)
    {
        // What is announced must not tell the secret.
        var context = (credentials with { Secret = "…", Scopeless = null }).For(0, server.Now, []);
        foreach (var make in probe.Requests)
        {
            ProbeRequest request;
            try
            {
                request = make(context);
            }
            catch (Exception e) when (AnswerJson.IsOtherShape(e))
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

    /// <summary>Sends one sound request, which every rule builds on; null when it is let in, else why nothing can be told.</summary>
    public async Task<string?> GreetAsync(Provider provider)
    {
        var request = Greeting(provider);
        try
        {
            var answer = await server.SendAsync(request);
            return answer.Status is 401 or 403 ? $"the credentials are refused ({answer.Status}), and nothing more was sent." : null;
        }
        catch (ProbeFailedException e)
        {
            return $"there is no answer: {e.Message}";
        }
    }

    /// <summary>The sound request: it leaves nothing behind.</summary>
    private ProbeRequest Greeting(Provider provider)
    {
        var context = credentials.For(0, server.Now, []);
        var operation = provider.Operations.First(each => each.Entry is { Method: "POST", TakesCredentials: true } && each.Leaves == ProbeNeeds.None);
        return new ProbeRequest("POST", operation.Entry.Path, Encoding.UTF8.GetBytes(operation.Sample(context))) { Authorization = context.Authorization };
    }

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
        if (_locked)
        {
            return (Standing.NotTellable, "The account was locked by a probe before, and only support could unlock it.");
        }

        try
        {
            var (request, answer, context) = await SendAsync(probe);
            return !Builds(probe, context) ? (Standing.NotTellable, $"{Where(request)}: another rule is not kept that the probe builds on.")
                : probe.Expected.Holds(answer, context) ? (Standing.Confirmed, null)
                : Says(request, answer, probe.Expected) is { } nothing ? (Standing.NotTellable, nothing)
                : (Standing.Contradicted, $"{Where(request)}: expected {probe.Expected.Sentence}, answered {Answered(answer)}{(probe.Expected.IsKind(answer) ? ", and not as the rule says" : "")}.");
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
            request = Made(make, credentials.For(number, server.Now, answers));
            var answer = await server.SendAsync(request);
            for (var i = 1; i < request.Times && answer.Status != 429; i++)
            {
                answer = await server.SendAsync(request);
            }

            answers.Add(answer);
        }

        _locked = probe.Needs.HasFlag(ProbeNeeds.Lock) && !await server.UnlockAsync(credentials.Name);
        return (request, answers[^1], credentials.For(number, server.Now, answers));
    }

    private static bool Builds(Probe probe, ProbeContext context)
    {
        try
        {
            return probe.Premise?.Invoke(context) != false;
        }
        catch (Exception e) when (AnswerJson.IsOtherShape(e))
        {
            return false;
        }
    }

    private static ProbeRequest Made(Func<ProbeContext, ProbeRequest> make, ProbeContext context)
    {
        try
        {
            return make(context);
        }
        catch (Exception e) when (AnswerJson.IsOtherShape(e))
        {
            throw new ProbeFailedException("the answer before it is of another shape, and the next request is made of it.");
        }
    }

    // Without the query: a token may stand in it.
    private static string Where(ProbeRequest request) => $"{request.Method} {request.Path.Split('?')[0]}";

    // An answer that has nothing to do with the rule; null when it has.
    private static string? Says(ProbeRequest request, Reply answer, Expected expected) =>
        answer.Status >= 500 ? $"{Where(request)} was answered with {answer.Status}: a failure of the server says nothing."
        : answer.Status == 429 && !expected.Telling.Contains(429) ? "The server asks to come back later (429)."
        : answer.Status == 404 && expected.Status is not 404 ? $"There is nothing at {Where(request)} (404)."
        : answer.Status == 401 && expected.Status is not 401 && request.Authorization is not null ? "The credentials are refused (401)."
        : null;

    private static string Answered(Reply answer)
    {
        var entries = ErrorEntry.Of(answer);
        return entries.Count == 0 ? $"{answer.Status}" : $"{answer.Status} with {string.Join(", ", entries.Select(entry => entry.Field is null ? entry.Code : $"{entry.Code} for {entry.Field}"))}";
    }
}
