using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// One row of a contract: what must hold for a field, what the vendor answers when it does not, and how we know.
/// </summary>
/// <param name="Rule">What must hold.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="Message">
/// The vendor's text; <c>{name}</c> stands for the field's or entry's name, <c>{path}</c> for its whole path, <c>{found}</c> for what was
/// sent instead, such as "a list".
/// </param>
/// <param name="Basis">How we know.</param>
/// <param name="Source">Where, in words.</param>
internal sealed record Constraint(Rule Rule, string Code, string Message, Basis Basis, string Source)
{
    /// <summary>The profile key that chooses this row's reading; null when none does.</summary>
    public string? Profile { get; init; }

    /// <summary>Further profile keys that choose how the rule is read, such as what a length counts; for whoever reads a schema.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>Further sentences for what clients are known to send by mistake, by the kind of value that was found.</summary>
    public IReadOnlyList<Hint> Hints { get; init; } = [];
}

/// <summary>A sentence that saves the author of a well-known mistake an hour.</summary>
/// <param name="Found">The kind of value that was sent.</param>
/// <param name="Text">What to do instead.</param>
internal sealed record Hint(JsonValueKind Found, string Text);
