namespace ChatEmulator.Contracts;

/// <summary>
/// One row of a contract: what must hold for a field, what the vendor answers when it does not, and how we know.
/// </summary>
/// <param name="Rule">What must hold.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="Message">The vendor's text; <c>{name}</c> stands for the field's or entry's name, <c>{path}</c> for its whole path.</param>
/// <param name="Basis">How we know.</param>
/// <param name="Source">Where, in words.</param>
public sealed record Constraint(Rule Rule, string Code, string Message, Basis Basis, string Source);
