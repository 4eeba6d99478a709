namespace ChatEmulator.Contracts;

/// <summary>One broken constraint of a body.</summary>
/// <param name="Constraint">The row of the table that was broken.</param>
/// <param name="Attribute">The field as the vendor names it; null when it belongs to the whole body.</param>
/// <param name="Message">The vendor's text, filled in.</param>
public sealed record Violation(Constraint Constraint, string? Attribute, string Message);
