using System.Text;

namespace ChatEmulator.Contracts;

/// <summary>
/// A field of a contract with its rows, in the order in which they are checked, and the fields inside it.
/// </summary>
/// <param name="Name">The property's name; <c>*</c> for each entry of an object; <c>[]</c> for each element of an array.</param>
/// <param name="Constraints">The rows about the value.</param>
internal sealed record Field(string Name, params IReadOnlyList<Constraint> Constraints)
{
    /// <summary>The rows as an array: a check walks them for every body.</summary>
    internal Constraint[] Rows { get; } = [.. Constraints];

    /// <summary>The name as bodies carry it.</summary>
    internal byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>Whether it stands for each entry of an object.</summary>
    internal bool IsEntry { get; } = Name == "*";

    /// <summary>Whether it stands for each element of an array.</summary>
    internal bool IsElement { get; } = Name == "[]";

    /// <summary>The rows about the name of each entry; only for <c>*</c>.</summary>
    public Constraint[] OfName { get; init; } = [];

    /// <summary>The fields inside, in order.</summary>
    public Field[] Inside { get; init; } = [];
}
