using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// The constraints of one operation's body as a table: checked over a parsed body in the order of the table, entries of an
/// object in the order sent. A sound body allocates nothing. An absent or null optional field is not checked.
/// </summary>
/// <param name="fields">The fields, in order.</param>
public sealed class Contract(params Field[] fields)
{
    /// <summary>How many violations are told; nobody reads more, and a body of a million wrong entries must not become an answer of gigabytes.</summary>
    public const int MostViolations = 1_000;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<Field> Fields { get; } = fields;

    /// <summary>Every path of the contract, such as <c>body.channels.*.read</c>; <c>**</c> stands for anything below.</summary>
    public IReadOnlyList<string> Paths { get; } = [.. PathsOf("body", fields)];

    /// <summary>What is wrong with a body, in order; a body that is not an object is checked as an empty one.</summary>
    public IReadOnlyList<Violation> Check(JsonElement body)
    {
        var check = new Check();
        check.Fields(fields, body);
        return check.Violations;
    }

    /// <summary>Names at the top of a body that the contract does not have, in the order sent.</summary>
    public IEnumerable<string> Unknown(JsonElement body) =>
        body.ValueKind != JsonValueKind.Object ? []
        : from property in body.EnumerateObject()
          where !Fields.Any(field => property.NameEquals(field.Name))
          select property.Name;

    private static IEnumerable<string> PathsOf(string path, IReadOnlyList<Field> fields) =>
        from field in fields
        let own = field.Name == "[]" ? $"{path}[]" : $"{path}.{field.Name}"
        from each in Inside(own, field).Prepend(own)
        select each;

    // Of an object that nobody looks into, every path is known.
    private static IEnumerable<string> Inside(string path, Field field) =>
        field.Inside.Length == 0 && field.Constraints.Any(row => row.Rule is Rule.Is { Type: JsonType.Object })
            ? [$"{path}.**"]
            : PathsOf(path, field.Inside);
}
