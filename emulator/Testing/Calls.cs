using System.Diagnostics;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>What was called: <c>emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Exactly(1)</c>.</summary>
public sealed class Calls
{
    private readonly Engine _engine;
    private readonly Func<World> _world;

    internal Calls(Engine engine, Func<World> world) => (_engine, _world) = (engine, world);

    /// <summary>The calls to an operation.</summary>
    /// <param name="operation">
    /// An operation; a pattern as in the <c>calls</c> of a scenario (<c>signalwire.*</c>, <c>*.create_message</c>); or <c>*</c> for every
    /// call, strangers included.
    /// </param>
    /// <exception cref="ArgumentException">There is no such operation: a typo would be a <c>Never()</c> that always holds.</exception>
    public CallSelection To(string operation)
    {
        var names = new OperationNames(new View(_world(), _engine.Providers).Catalogues);
        return names.Admits(operation)
            ? new CallSelection(_engine, _world, new CallQuery(operation))
            : throw new ArgumentException($"There is no operation '{operation}'. {Hint(operation, names.Suggested)}", nameof(operation));
    }

    internal static string Hint(string word, IReadOnlyList<string> known) =>
        Nearest.Of(word, known) is { } near ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "There is none."
        : $"There are {string.Join(", ", known)}.";
}

/// <summary>Some of the calls, and what to expect of them.</summary>
public sealed class CallSelection
{
    private readonly Engine _engine;
    private readonly Func<World> _world;
    private readonly CallQuery _query;

    internal CallSelection(Engine engine, Func<World> world, CallQuery query) => (_engine, _world, _query) = (engine, world, query);

    /// <summary>Only those calls in which a value stands at a path.</summary>
    /// <param name="path">Such as <c>body.to</c>, <c>body.emails[0]</c>, <c>header.Retry-After</c>, <c>query.page</c>, <c>account</c>, <c>status</c>, <c>effect</c>, <c>rule</c>, <c>limit</c>, <c>answer.token</c>.</param>
    /// <param name="value">A text, a number, true or false; null for absent. 60 equals 60.0.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or no call can have that effect, rule, limit or operation.</exception>
    public CallSelection With(string path, object? value)
    {
        CheckWord(path, value);
        return new(_engine, _world, _query.With(path, value));
    }

    /// <summary>Expects exactly so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">
    /// Other than that came, and the message shows what came instead, nearest first; or the journal did not keep enough to tell, and
    /// the message says what to do.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    [StackTraceHidden]
    public void Exactly(int count) => Expect(Expectation.Exactly(_query, count));

    /// <summary>Expects at least so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">Fewer are known to have come; the message shows what came instead, nearest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive: it would hold whatever comes.</exception>
    [StackTraceHidden]
    public void AtLeast(int count) => Expect(Expectation.AtLeast(_query, count));

    /// <summary>Expects no such call to have come by now.</summary>
    /// <exception cref="ExpectationException">One came, or the journal did not keep enough to tell; the message says which, and what to do.</exception>
    [StackTraceHidden]
    public void Never() => Expect(Expectation.Never(_query));

    /// <summary>
    /// Waits until so many calls have arrived: what they change is changed, and a delay of theirs counts from there. Await it before
    /// the clock is advanced, else the clock may move before the call is there.
    /// </summary>
    /// <param name="count">How many calls, at least.</param>
    /// <param name="within">How long to wait, in real time; null for ten seconds.</param>
    /// <exception cref="ExpectationException">Fewer came in that time; the message shows what came instead, nearest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public async Task ArrivedAsync(int count = 1, TimeSpan? within = null)
    {
        var expectation = Expectation.AtLeast(_query, count);
        using var patience = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            var next = _world().NextCall;
            if (Judge(expectation).Held)
            {
                return;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Expect(expectation);
            }
        }
    }

    // A misspelt word would be a Never() that always holds.
    private void CheckWord(string path, object? value)
    {
        IReadOnlyList<string> known = path switch
        {
            "effect" => [.. Enum.GetValues<Effect>().Select(Words.Of)],
            "rule" => View.Rules,
            "limit" => View.Limits,
            "operation" => [.. View.Catalogues.SelectMany(catalogue => catalogue.Operations).Select(operation => operation.Name)],
            _ => [],
        };
        if (path is "effect" or "rule" or "limit" or "operation" && value is string word && !known.Contains(word) && !(path == "rule" && View.KnowsRule(word)) && !(path == "limit" && View.KnowsLimit(word)))
        {
            throw new ArgumentException($"No call can have the {path} '{word}'. {Calls.Hint(word, known)}", nameof(value));
        }
    }

    // A failed test should point at its own line.
    [StackTraceHidden]
    private void Expect(Expectation expectation)
    {
        if (Judge(expectation) is { Held: false } judgement)
        {
            throw new ExpectationException(judgement.Text + Seed(_world()));
        }
    }

    // Where rules draw, the run that failed is another one under another seed.
    private static string Seed(World world) => world.Scenario.Draws
        ? $"{Environment.NewLine}The rules of the scenario '{world.Scenario.Name}' draw; this was seed {world.Seed}. new EmulatorOptions {{ Seed = {world.Seed} }} draws the same again."
        : "";

    private View View => new(_world(), _engine.Providers);

    private Judgement Judge(Expectation expectation)
    {
        var world = _world();
        View.Refresh();
        return expectation.Judge(world.Journal.Calls(), world.Journal.Dropped);
    }
}
