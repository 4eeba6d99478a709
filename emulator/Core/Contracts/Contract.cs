using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// The constraints of one operation's body (of a read: its query) as a table: checked over a parsed body in the order of the table,
/// entries of an object in the order sent. A sound body allocates nothing. An absent optional field is not checked.
/// </summary>
/// <param name="fields">The fields, in order.</param>
internal sealed class Contract(params Field[] fields)
{
    /// <summary>How many violations are told; nobody reads more, and a body of a million wrong entries must not become an answer of gigabytes.</summary>
    public const int MostViolations = 1_000;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<Field> Fields { get; } = fields;

    /// <summary>Whether null in an optional field is the same as leaving it out.</summary>
    public bool NullIsAbsent { get; init; } = true;

    /// <summary>How an <see cref="Violation.Attribute"/> names what is inside a field.</summary>
    public AttributeForm Attributes { get; init; } = AttributeForm.Path;

    /// <summary>The row that a field breaks which the contract does not name; null when such fields are ignored.</summary>
    public Constraint? Unknown { get; init; }

    /// <summary>Every path of the contract, such as <c>body.channels.*.read</c>; <c>**</c> stands for anything below.</summary>
    public IReadOnlyList<string> Paths { get; } = [.. PathsOf("body", fields)];

    /// <summary>What is wrong with a body, in order; a body that is not an object is checked as an empty one.</summary>
    public IReadOnlyList<Violation> Check(JsonElement body)
    {
        // Nearly every body is sound, and of a sound one nobody asks where.
        var quick = new Check(this, tells: false);
        Run(ref quick, body);
        if (!quick.IsBroken)
        {
            return [];
        }

        var telling = new Check(this, tells: true);
        Run(ref telling, body);
        return telling.Violations;
    }

    private void Run(ref Check check, JsonElement body)
    {
        check.Fields(fields, body);
        if (Unknown is { } row && body.ValueKind == JsonValueKind.Object)
        {
            check.Unknown(row, fields, body);
        }
    }

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

/// <summary>How a vendor names the place of what is wrong inside a field.</summary>
internal enum AttributeForm
{
    /// <summary>By the whole path: <c>channels.general.read</c>.</summary>
    Path,

    /// <summary>By the field at the top: <c>channels</c>.</summary>
    Field,
}
