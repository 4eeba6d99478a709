using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>What a provider made of an exchange: a <see cref="Command"/> or a <see cref="Refusal"/>.</summary>
internal abstract record Verdict;

/// <summary>Something to do; each operation has its own.</summary>
internal abstract record Command : Verdict;

/// <summary>Why not, before it is put into the vendor's dialect.</summary>
/// <param name="Error">The name in the provider's catalogue, such as <c>unauthorized</c>.</param>
/// <param name="Status">The status it is answered with.</param>
/// <param name="Why">One sentence for the journal: what a developer needs to know to mend the call.</param>
internal sealed record Refusal(string Error, int Status, string Why) : Verdict
{
    /// <summary>The broken constraints, in the vendor's order; empty unless the refusal is about the body's content.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Whether a person looks at the answer, so that it is a page where the provider has one.</summary>
    public bool AsPage { get; init; }

    /// <summary>A sentence more for the developer of the client, which the vendor would not say; null for none.</summary>
    public string? Hint { get; init; }

    /// <summary>Why, with the hint.</summary>
    public string Told => Hint is null ? Why : $"{Why}{(Why.EndsWith('.') ? "" : ".")} {Hint}";

    /// <summary>What even a refusal changes, such as a count of wrong passwords.</summary>
    public Change? Change { get; init; }
}

/// <summary>The provider's own answer and the change it would make. Nothing is written yet.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Change">The change; null when the call only reads.</param>
internal sealed record Draft(Exchanges.Reply Answer, Change? Change);
