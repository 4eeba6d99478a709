using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>An expectation, or a step of an order, while its keys are being read. It begins as one that covers every call.</summary>
internal sealed class ExpectationDraft(Vocabulary vocabulary, Dictionary<string, Subject> places) : IOnlooker
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    public List<(TextNode Key, BodyPath Path)> BodyPaths { get; } = [];

    public List<(TextNode Key, string Name)> PathNames { get; } = [];

    public Dictionary<string, Subject> Places { get; } = places;

    public string? Name { get; set; }

    public Scope Scope { get; set; } = new("*", vocabulary.Operations) { Strangers = true };

    public Subject? Per { get; set; }

    public long? Exactly { get; set; }

    public long? Least { get; set; }

    public long? Most { get; set; }

    public IReadOnlyList<Scope> Steps { get; set; } = [];

    public RetriesDraft Retries { get; set; } = new();

    public long MostRevoked { get; set; }

    public HowMany HowMany => new(Exactly ?? Least ?? 0, Exactly ?? Most);

    /// <summary>Another one beside it, such as a step of its order.</summary>
    public ExpectationDraft Beside() => new(Vocabulary, Places);
}
