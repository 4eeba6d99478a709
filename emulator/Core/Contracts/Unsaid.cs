namespace ChatEmulator.Contracts;

/// <summary>A constraint of a body that JSON Schema has no keyword for; a schema lists them under <c>x-constraints</c>.</summary>
/// <param name="Path">Where it holds, such as <c>body.state</c>; <c>body</c> for the whole.</param>
/// <param name="Rule">The word of the rule, such as <c>max_serialised</c>.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Code">The error when it does not: the vendor's code, or a name of the catalogue.</param>
/// <param name="Basis">How we know.</param>
/// <param name="Source">Where, in words.</param>
/// <param name="Profile">The profile keys that choose this reading.</param>
internal sealed record Unsaid(string Path, string Rule, string Sentence, string Code, Basis Basis, string Source, params IReadOnlyList<string> Profile)
{
    /// <summary>Those of a contract, in the order of its table.</summary>
    /// <param name="root">What paths begin with: <c>body</c> or <c>query</c>.</param>
    /// <param name="contract">The contract.</param>
    internal static IEnumerable<Unsaid> Of(string root, Contract contract) => Of(root, contract.Fields);

    /// <summary>Every profile key that has a say in a row.</summary>
    internal static IReadOnlyList<string> KeysOf(Constraint row) => row.Profile is { } key ? [key, .. row.Readings] : row.Readings;

    private static IEnumerable<Unsaid> Of(string path, IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            var own = field.IsElement ? $"{path}[]" : $"{path}.{field.Name}";
            var place = SchemaWriter.PlaceOf(field);
            foreach (var each in Of(own, field.Rows, place).Concat(Of($"{own} (name)", field.OfName, default)).Concat(Of(own, field.Inside)))
            {
                yield return each;
            }
        }
    }

    private static IEnumerable<Unsaid> Of(string path, IEnumerable<Constraint> rows, Place place) =>
        from row in rows
        let rest = SchemaWords.Of(row.Rule, place).Unsaid
        where rest is not null
        select new Unsaid(path, rest.Rule, rest.Sentence, row.Code, row.Basis, row.Source, KeysOf(row));
}
