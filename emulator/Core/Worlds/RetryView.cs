using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Providers;

namespace ChatEmulator.Worlds;

/// <summary>What Control and the fixture may see of how clients of a world try again.</summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class RetryView(World world, IReadOnlyList<Provider> providers)
{
    /// <summary>The audit of the calls that the journal still has.</summary>
    /// <param name="operation">Only calls to an operation, or to those that a pattern covers; null for all.</param>
    public RetryAudit Audit(string? operation = null)
    {
        var view = new View(world, providers);
        view.Refresh();
        var keys = new RetryKeys(view.Catalogues.SelectMany(catalogue => catalogue.Operations), world.Scenario.Expectations);
        var calls = world.Journal.After(0, new CallFilter { Operation = operation }, int.MaxValue);
        return Auditor.Audit(calls, world.Journal.Dropped, world.Play.Scenario.Clock, keys);
    }
}
