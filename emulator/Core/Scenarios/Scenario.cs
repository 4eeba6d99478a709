using System.Collections.Frozen;
using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>
/// What one YAML file says, checked and compiled: an immutable value that any number of worlds may play at once. What changes
/// while it is played (the counts of its rules and limits) belongs to the world.
/// </summary>
public sealed class Scenario
{
    private RuleTable? _table;
    private LimitTable? _limiting;
    private StubTable? _stubs;
    private ExpectedTable? _expecting;

    internal Scenario()
    {
    }

    /// <summary>Its name, unique among the loaded files.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in the author's words; null when not said.</summary>
    public string? About { get; internal init; }

    /// <summary>The file it came from, as the user named it; null for inline YAML.</summary>
    public string? File { get; internal init; }

    /// <summary>The files that it extends, as full paths; none for inline YAML.</summary>
    internal IReadOnlyList<string> Extended { get; init; } = [];

    /// <summary>The YAML that it was read from, of several files put together one text; null for one that is not what a text says, such as one of several readings.</summary>
    public string? Text { get; internal init; }

    /// <summary>What all chance is drawn from.</summary>
    public long Seed { get; internal init; }

    /// <summary>Whether the seed was said, and is not what holds where nothing is said.</summary>
    internal bool SaysSeed { get; init; }

    /// <summary>Whether nothing was said but its name, and perhaps a seed: where others are loaded, one of them is meant.</summary>
    internal bool SaysNothingMore { get; init; }

    /// <summary>How a world's clock begins.</summary>
    internal ClockStart Clock { get; init; } = ClockStart.Real;

    /// <summary>The profile of each provider, by its word; every provider has one.</summary>
    internal IReadOnlyDictionary<string, OptionValues> Profiles { get; init; } = FrozenDictionary<string, OptionValues>.Empty;

    /// <summary>The accounts of each provider, by its word; the demo accounts where none are declared.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> Accounts { get; init; } = FrozenDictionary<string, IReadOnlyList<OptionValues>>.Empty;

    /// <summary>What exists before the first call: provider, kind, entries.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>> Data { get; init; } =
        FrozenDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>>.Empty;

    /// <summary>What becomes of connections before any call, in its order; it counts where the default world plays it.</summary>
    internal IReadOnlyList<ConnectionRule> Connections { get; init; } = [];

    /// <summary>The limits, in their order.</summary>
    internal IReadOnlyList<Limit> Limits { get; init; } = [];

    /// <summary>The rules, from top to bottom.</summary>
    internal IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The endpoints of other services that it describes; null for none.</summary>
    internal Catalogue? Stubs { get; init; }

    /// <summary>What is expected of the calls, in the order of the file.</summary>
    internal IReadOnlyList<Expected> Expectations { get; init; } = [];

    /// <summary>The same by operation; null when nothing is expected.</summary>
    internal ExpectedTable? Expecting => Expectations.Count == 0 ? null : _expecting ??= new ExpectedTable(Expectations);

    /// <summary>The names of its rules, and of the entries of its stubs.</summary>
    internal IEnumerable<string> RuleNames => All.Select(rule => rule.Name);

    /// <summary>Whether any of its rules or limits draws, so that another seed is another run.</summary>
    public bool Draws => All.Any(rule => rule.Draws || rule.Plan.Deliveries.Any(delivery => delivery.Draws)) || Limits.Any(limit => limit.Plan.Deliveries.Any(delivery => delivery.Draws))
        || Connections.Any(connection => connection.Which.Draws);

    /// <summary>The entries of its stubs from top to bottom, each with what it wants of calls, in its author's words.</summary>
    internal IReadOnlyList<(Rule Stub, string Wants)> Entries { get; init; } = [];

    /// <summary>Whether any of its rules, limits or expectations looks at the token that a call presents.</summary>
    internal bool LooksAtTokens => Table.LooksAtTokens || Limiting?.LooksAtTokens == true || Expecting?.LooksAtTokens == true;

    /// <summary>Its rules and the entries of its stubs that have not fired, each with whether a call has met it.</summary>
    internal IEnumerable<(Rule Rule, bool WasMet)> Unused(Counters counters) =>
        Table.Rules.Zip(counters.Of(Table)).Where(pair => !pair.Second.HasFired).Select(pair => (pair.First, pair.Second.WasMet));

    private IEnumerable<Rule> All => Rules.Concat(Entries.Select(entry => entry.Stub));

    /// <summary>The places of bodies on which chance and tokens do not depend.</summary>
    internal VolatilePaths Volatile { get; init; } = VolatilePaths.None;

    /// <summary>The states that its rules lead through; null when it has none.</summary>
    internal Machine? Machine { get; init; }

    // Made with the first call; two threads may make it at once, and it is the same either way.
    private RuleTable Table => _table ??= new RuleTable(Rules, [.. Entries.Select(entry => entry.Stub)], Volatile, Machine);

    private LimitTable? Limiting => Limits.Count == 0 ? null : _limiting ??= new LimitTable(Limits);

    /// <summary>
    /// What becomes of a call: the limits count it, and the first that it is one too many for decides; else one scan of the
    /// rules, top to bottom, the first rule that fires decides. Counts in <paramref name="counters"/>, so it is called once for each call, under the world's lock. Allocates nothing once a world has played the scenario's first call.
    /// </summary>
    /// <param name="situation">All that a rule may look at.</param>
    /// <param name="counters">The world's counts.</param>
    internal Plan Decide(in Situation situation, Counters counters) =>
        situation.Operation.IsStub
            ? (_stubs ??= new StubTable(Table, Machine, Entries)).Decide(situation, counters, Limiting?.Decide(situation, counters))
            : Table.Decide(situation, counters, Limiting?.Decide(situation, counters));
}
