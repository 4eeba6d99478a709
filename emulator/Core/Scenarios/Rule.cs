namespace ChatEmulator.Scenarios;

/// <summary>One rule, checked and compiled.</summary>
public sealed class Rule
{
    /// <summary>Its name, unique in its scenario.</summary>
    public required string Name { get; init; }
}
