using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios;

/// <summary>The states that a scenario's rules lead through: <c>state:</c>.</summary>
/// <param name="Start">The state that it begins in.</param>
/// <param name="Per">The place by whose values states are kept, each value its own; null for one state of the whole world.</param>
internal sealed record Machine(string Start, Subject? Per);
