namespace ChatEmulator.Contracts;

/// <summary>
/// A field of a contract with its rows, in the order in which they are checked, and the fields inside it.
/// </summary>
/// <param name="Name">The property's name; <c>*</c> for each entry of an object; <c>[]</c> for each element of an array.</param>
/// <param name="Constraints">The rows about the value.</param>
public sealed record Field(string Name, params IReadOnlyList<Constraint> Constraints)
{
    /// <summary>The rows about the name of each entry; only for <c>*</c>.</summary>
    public IReadOnlyList<NameConstraint> OfName { get; init; } = [];

    /// <summary>The fields inside, in order.</summary>
    public IReadOnlyList<Field> Inside { get; init; } = [];
}

/// <summary>One row about the name of an entry.</summary>
/// <param name="MaxLength">The largest permitted number of code points; null when the length does not matter.</param>
/// <param name="NotPrefix">What it must not begin with, compared by bytes; null when that does not matter.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="Message">The vendor's text; <c>{name}</c> stands for the entry's name.</param>
/// <param name="Basis">How we know.</param>
/// <param name="Source">Where, in words.</param>
public sealed record NameConstraint(int? MaxLength, string? NotPrefix, string Code, string Message, Basis Basis, string Source);
