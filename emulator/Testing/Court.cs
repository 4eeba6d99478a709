using System.Diagnostics;
using System.Text;
using ChatEmulator.Judging;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Server.Logging;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Where expectations of a world's calls are judged, and where those fail that do not hold.</summary>
/// <param name="engine">The emulator.</param>
/// <param name="world">The world; throws when it has ended.</param>
/// <param name="output">Takes what is told at a failure beside the message; null for nothing.</param>
internal sealed class Court(Engine engine, Func<World> world, Action<string>? output)
{
    private const int MostShown = 20;

    public World World => world();

    public Asking Asking => new(world(), engine.Providers);

    /// <summary>Demands that an expectation holds now.</summary>
    /// <exception cref="ExpectationException">It does not.</exception>
    // A failed test should point at its own line.
    [StackTraceHidden]
    public void Demand(Expectation expectation) => Demand(Asking.Judge(expectation));

    /// <inheritdoc cref="Demand(Expectation)"/>
    [StackTraceHidden]
    public void Demand(Func<IReadOnlyList<Journals.Call>, long, Judgement> judge) => Demand(Asking.Judge(judge));

    /// <summary>Demands that all that scenarios expect is so.</summary>
    /// <exception cref="ExpectationException">Something is broken, cannot be known, or nothing is expected.</exception>
    [StackTraceHidden]
    public void Demand(VerdictReport report)
    {
        if (report.Ruling != Ruling.Held)
        {
            throw Failed(world(), VerdictText.Of(report).TrimEnd('\n'));
        }
    }

    /// <summary>Demands that an expectation comes to hold, or holds until a time is over.</summary>
    /// <exception cref="ExpectationException">It did not.</exception>
    public async Task DemandAsync(Expectation expectation, Patience patience)
    {
        var there = world();
        var waited = await Asking.WaitAsync(expectation, patience).ConfigureAwait(false);
        if (!waited.Held)
        {
            throw Failed(there, waited.Why);
        }
    }

    [StackTraceHidden]
    private void Demand(Judgement judgement)
    {
        if (!judgement.Held)
        {
            throw Failed(world(), judgement.Text);
        }
    }

    private ExpectationException Failed(World there, string text)
    {
        output?.Invoke(Latest(there));
        return new ExpectationException(text + Seed(there));
    }

    // The message has the nearest calls; here is what else was going on.
    private static string Latest(World there)
    {
        var calls = there.Journal.Latest(Journals.CallFilter.All, MostShown);
        var text = new StringBuilder(calls.Count == 0
            ? $"No call came into the world '{there.Name}'."
            : $"The latest {calls.Count} of {there.Journal.Total} calls of the world '{there.Name}':");
        foreach (var call in calls)
        {
            text.Append(Environment.NewLine).Append("  ").Append(TextLine.Of(LoggedCall.Of(call, there.Name)));
        }

        return text.ToString();
    }

    // Where rules draw, the run that failed is another one under another seed.
    private static string Seed(World there) => there.Scenario.Draws
        ? $"{Environment.NewLine}The rules of the scenario '{there.Scenario.Name}' draw; this was seed {there.Seed}. new EmulatorOptions {{ Seed = {there.Seed} }} draws the same again."
        : "";
}
