using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Judging.Unmatched;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Worlds;

/// <summary>
/// Questions to a world about its calls: checked words in, judgements out. Control and the fixture ask here, so both know the same words.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
/// <param name="real">Real time; null for the system's.</param>
internal sealed class Asking(World world, IReadOnlyList<Provider> providers, TimeProvider? real = null)
{
    private readonly View _view = new(world, providers);

    /// <summary>The calls of an operation or a pattern of them.</summary>
    /// <exception cref="ArgumentException">There is no such operation: a typo would be a "never" that always holds.</exception>
    public CallQuery To(string operation)
    {
        var names = new OperationNames(_view.Catalogues);
        return names.Admits(operation)
            ? new CallQuery(operation) { Operations = names }
            : throw new ArgumentException($"There is no operation '{operation}'. {Hint(operation, names.Suggested)}", nameof(operation));
    }

    /// <summary>The same with one more condition.</summary>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or no call can have that word there.</exception>
    public CallQuery With(CallQuery query, string path, object? value)
    {
        ArgumentNullException.ThrowIfNull(query);
        var with = query.With(path, value);
        CheckWord(query, path, value);
        return with;
    }

    /// <summary>Judges by what has come by now.</summary>
    public Judgement Judge(Expectation expectation)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        _view.Refresh();
        var (query, journal) = (expectation.Query, world.Journal);

        // What the journal can sort out by itself is not decoded; who has to explain a failure reads more.
        var judgement = Quick(journal.After(query.Since, query.Filter, int.MaxValue));
        return judgement.Held ? judgement : expectation.JudgeBy(Hindsight.Of(journal, query), journal.LastDropped);

        Judgement Quick(IReadOnlyList<Call> calls) => expectation.Judge(calls, journal.LastDropped);
    }

    /// <summary>Judges by what has come by now, whatever is asked of the calls.</summary>
    /// <param name="judge">Takes all calls that are kept, and the number of the last that was dropped before them.</param>
    public Judgement Judge(Func<IReadOnlyList<Call>, long, Judgement> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        _view.Refresh();
        return judge(world.Journal.Calls(), world.Journal.LastDropped);
    }

    /// <summary>The calls that meet a query, oldest first, in flight or not.</summary>
    public IReadOnlyList<Call> Calls(CallQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _view.Refresh();
        return [.. world.Journal.After(query.Since, query.Filter, int.MaxValue).Where(query.Matches)];
    }

    /// <summary>The latest calls that no rule met or that were for nobody, with what came nearest; and the rules that have not fired.</summary>
    public Mismatches Unmatched()
    {
        List<UnusedRule> unused;
        lock (world.Gate)
        {
            unused = [.. world.Scenario.Unused(world.Counters).Select(each => new UnusedRule(each.Rule.Name, each.WasMet))];
        }

        _view.Refresh();
        return Mismatch.Of(world.Journal, world.Scenario, new OperationNames(_view.Catalogues), unused);
    }

    /// <summary>Waits until what is expected is so, or can no longer be.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public Task<Waited> WaitAsync(Expectation expectation, Patience patience, CancellationToken cancel = default) =>
        new Vigil(world, expectation, patience, real ?? TimeProvider.System).KeepAsync(cancel);

    /// <summary>What somebody may have meant.</summary>
    public static string Hint(string word, IReadOnlyList<string> known) =>
        Nearest.Of(word, known) is { } near ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "There is none."
        : $"There are {string.Join(", ", known)}.";

    // A misspelt word would be a "never" that always holds.
    private void CheckWord(CallQuery query, string path, object? value)
    {
        IReadOnlyList<string>? known = path switch
        {
            "effect" => [.. Enum.GetValues<Effect>().Select(Words.Of)],
            "ended" => [.. Enum.GetValues<EndingKind>().Select(Words.Of)],
            "in_flight" => ["true", "false"],
            "protocol" => [.. ProtocolNames.All.Select(each => each.Word)],
            "rule" => _view.Rules,
            "limit" => _view.Limits,
            "operation" => query.Operations!.All,
            _ => null,
        };
        if (known is not null && value is string word && !known.Contains(word) && !(path == "rule" && _view.KnowsRule(word)) && !(path == "limit" && _view.KnowsLimit(word)))
        {
            throw new ArgumentException($"No call can have the {path} '{word}'. {Hint(word, known)}", nameof(value));
        }
    }
}
