namespace ChatEmulator.Contracts;

/// <summary>One broken constraint of a body.</summary>
/// <param name="Constraint">The row of the table that was broken.</param>
/// <param name="Attribute">The field as the vendor names it; null when it belongs to the whole body.</param>
/// <param name="Message">The vendor's text, filled in.</param>
internal sealed record Violation(Constraint Constraint, string? Attribute, string Message)
{
    /// <summary>Says that the first of several is not all; null when it is.</summary>
    internal static string? More(IReadOnlyList<Violation> violations) => violations.Count > 1 ? $"(And {violations.Count - 1} more.)" : null;
}
