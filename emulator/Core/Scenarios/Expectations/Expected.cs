using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// What a scenario expects of the calls of a world: a value, and nothing here judges it. Each world is judged for itself, over all that
/// happened since its epoch began; what the journal has dropped, or was told to forget, counts too. Where it cannot be known the
/// judgement is inconclusive.
/// </summary>
internal abstract record Expected
{
    private protected Expected()
    {
    }

    /// <summary>What its author calls it, unique in its scenario; null when not said.</summary>
    public string? Name { get; init; }

    /// <summary>The file in which it stands, as problems call it; it may be one that the scenario extends.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of that file on which it begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>All of it as it was written, so that another version of the scenario can be seen to say the same.</summary>
    internal string Written { get; init; } = "";

    /// <summary>Which calls it is about; none where it is about none in particular.</summary>
    internal abstract IReadOnlyList<Scope> Scopes { get; }

    /// <summary>By what place its calls are told apart; null when they are not.</summary>
    internal virtual Subject? By => null;

    /// <summary>Whether it looks at the token that a call presents.</summary>
    internal bool LooksAtTokens => By is TokenSubject || Scopes.Any(scope => scope.When.Any(condition => condition.Subject is TokenSubject));

    /// <summary>Whether another, of another version perhaps, says the same about the same calls, in the same words.</summary>
    internal bool SaysTheSame(Expected other) =>
        Written.Length > 0 && Written == other.Written && Scopes.SelectMany(Names).SequenceEqual(other.Scopes.SelectMany(Names), StringComparer.Ordinal);

    private static IEnumerable<string> Names(Scope scope) => scope.Operations.Select(operation => operation.Name);
}
