using ChatEmulator.Contracts.Probing;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Host.Probing;

/// <summary>The rules of one provider, to be held against a server.</summary>
internal sealed class ProbeRun(Provider provider, Credentials credentials, ProbeNeeds permitted, ProbedServer server)
{
    private readonly Dictionary<Receipt, Finding> _findings = [];
    private readonly Prober _prober = new(credentials, permitted, server);

    public string Provider => provider.Catalogue.Provider;

    public string Name => credentials.Name;

    public IReadOnlyList<Receipt> Receipts { get; } = FidelityTable.Of(provider);

    /// <summary>The probes that would be sent.</summary>
    public IEnumerable<Probe> Probes => Receipts.SelectMany(receipt => receipt.Probes).Where(_prober.May);

    /// <summary>What would be sent of a probe, as far as it can be told before there are answers.</summary>
    public IEnumerable<ProbeRequest> Requests(Probe probe) => _prober.Preview(probe);

    /// <summary>Why nothing can be told; null when it can, or as long as nobody has asked.</summary>
    public string? Silence { get; private set; }

    /// <summary>What has been found, in the order of the table; rules that were not reached are left out.</summary>
    public IReadOnlyList<Finding> Findings => [.. Receipts.Where(_findings.ContainsKey).Select(receipt => _findings[receipt])];

    /// <summary>Probes rule by rule; what disturbs the rest is left to the end.</summary>
    /// <exception cref="OperationCanceledException">Somebody asks the process to end; what was found until then stays.</exception>
    public async Task FindAsync(Action<int> done)
    {
        Silence = await _prober.GreetAsync(provider);
        foreach (var receipt in Receipts.Where(_ => Silence is null).OrderBy(Disturbance))
        {
            _findings[receipt] = await _prober.ProbeAsync(receipt);
            done(_findings.Count);
        }
    }

    // A burst may use up what a vendor grants for a while, and a lock ends everything.
    private static int Disturbance(Receipt receipt)
    {
        var needs = receipt.Probes.Aggregate(ProbeNeeds.None, (all, probe) => all | probe.Needs);
        return needs.HasFlag(ProbeNeeds.Lock) ? 2 : needs.HasFlag(ProbeNeeds.Burst) ? 1 : 0;
    }
}
