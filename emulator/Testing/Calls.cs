using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>What was called: <c>emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Exactly(1)</c>.</summary>
public sealed class Calls
{
    private readonly Engine _engine;

    internal Calls(Engine engine) => _engine = engine;

    /// <summary>The calls to an operation.</summary>
    /// <param name="operation">
    /// An operation; a pattern as in the <c>calls</c> of a scenario (<c>signalwire.*</c>, <c>*.create_message</c>); or <c>*</c> for every
    /// call, strangers included.
    /// </param>
    /// <exception cref="ArgumentException">There is no such operation: a typo would be a <c>Never()</c> that always holds.</exception>
    public CallSelection To(string operation)
    {
        var names = new OperationNames(_engine.Providers.Select(provider => provider.Catalogue));
        return names.Admits(operation)
            ? new CallSelection(_engine, new CallQuery(operation))
            : throw new ArgumentException($"There is no operation '{operation}'. {Hint(operation, names.Suggested)}", nameof(operation));
    }

    private static string Hint(string operation, IReadOnlyList<string> known) =>
        Nearest.Of(operation, known) is { } near ? $"Did you mean '{near}'?" : $"There are {string.Join(", ", known)}.";
}

/// <summary>Some of the calls, and what to expect of them.</summary>
public sealed class CallSelection
{
    private readonly Engine _engine;
    private readonly CallQuery _query;

    internal CallSelection(Engine engine, CallQuery query)
    {
        _engine = engine;
        _query = query;
    }

    /// <summary>Only those calls in which a value stands at a path.</summary>
    /// <param name="path">Such as <c>body.to</c>, <c>body.emails[0]</c>, <c>header.Retry-After</c>, <c>query.page</c>, <c>account</c>, <c>status</c>, <c>effect</c>, <c>rule</c>, <c>answer.token</c>.</param>
    /// <param name="value">A text, a number, true or false; null for absent. 60 equals 60.0.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path.</exception>
    public CallSelection With(string path, object? value) => new(_engine, _query.With(path, value));

    /// <summary>Expects exactly so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">
    /// Other than that came, and the message shows what came instead, nearest first; or the journal did not keep enough to tell, and
    /// the message says what to do.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Exactly(int count) => Expect(Expectation.Exactly(_query, count));

    /// <summary>Expects at least so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">Fewer are known to have come; the message shows what came instead, nearest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive: it would hold whatever comes.</exception>
    public void AtLeast(int count) => Expect(Expectation.AtLeast(_query, count));

    /// <summary>Expects no such call to have come by now.</summary>
    /// <exception cref="ExpectationException">One came, or the journal did not keep enough to tell; the message says which, and what to do.</exception>
    public void Never() => Expect(Expectation.Never(_query));

    private void Expect(Expectation expectation)
    {
        var world = _engine.Worlds.Default;
        new View(world, _engine.Providers).Refresh();
        var judgement = expectation.Judge(world.Journal.Calls(), world.Journal.Dropped);
        if (!judgement.Held)
        {
            throw new ExpectationException(judgement.Text);
        }
    }
}
