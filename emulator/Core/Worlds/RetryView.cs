using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Providers;

namespace ChatEmulator.Worlds;

/// <summary>What Control and the fixture may see of how clients of a world try again.</summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class RetryView(World world, IReadOnlyList<Provider> providers)
{
    private const int Page = 1_000;

    /// <summary>The audit of the calls that the journal still has.</summary>
    /// <param name="operation">Only calls to an operation, or to those that a pattern covers; null for all.</param>
    public RetryAudit Audit(string? operation = null)
    {
        var view = new View(world, providers);
        view.Refresh();
        var keys = new RetryKeys(view.Catalogues.SelectMany(catalogue => catalogue.Operations), world.Scenario.Expectations);
        var auditor = new Auditor(world.Play.Scenario.Clock, keys);
        Look(auditor, new CallFilter { Operation = operation });
        return auditor.Audit(world.Journal.Dropped);
    }

    // In pages, of which the audit keeps little.
    private void Look(Auditor auditor, CallFilter filter)
    {
        var (seen, total) = (0L, world.Journal.Total);
        IReadOnlyList<Call> page;
        do
        {
            page = world.Journal.After(seen, filter, Page);
            if (seen > 0 && world.Journal.LastDropped > seen)
            {
                auditor.Forget();
            }

            foreach (var call in page)
            {
                auditor.Look(call);
            }

            seen = page.Count == 0 ? seen : page[^1].Number;
        }
        while (page.Count == Page && seen < total);
    }
}
