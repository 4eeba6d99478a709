using ChatEmulator.Contracts.Probing;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Host.Probing;

/// <summary>The rules of one provider, to be held against a server.</summary>
internal sealed class ProbeRun(Provider provider, Credentials credentials, ProbeNeeds permitted, ProbedServer server)
{
    private readonly Prober _prober = new(credentials, permitted, server);

    public string Provider => provider.Catalogue.Provider;

    public string Name => credentials.Name;

    public IReadOnlyList<Receipt> Receipts { get; } = FidelityTable.Of(provider);

    /// <summary>The probes that would be sent.</summary>
    public IEnumerable<Probe> Probes => Receipts.SelectMany(receipt => receipt.Probes).Where(_prober.May);

    /// <summary>What would be sent of a probe, as far as it can be told before there are answers.</summary>
    public IEnumerable<ProbeRequest> Requests(Probe probe) => _prober.Preview(probe);

    /// <summary>The findings, in the order of the table; what locks the account is left to the end.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(Action<int> done)
    {
        var findings = new Dictionary<Receipt, Finding>();
        foreach (var receipt in Receipts.OrderBy(receipt => receipt.Probes.Any(probe => probe.Needs.HasFlag(ProbeNeeds.Lock))))
        {
            findings[receipt] = await _prober.ProbeAsync(receipt);
            done(findings.Count);
        }

        return [.. Receipts.Select(receipt => findings[receipt])];
    }
}
