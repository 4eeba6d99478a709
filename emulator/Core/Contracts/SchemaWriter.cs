using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// Writes fields as JSON Schema. What the vendor answers to a broken row stands beside its keywords under <c>x-refusals</c>, in the
/// order in which the rows are checked.
/// </summary>
/// <param name="json">Where to.</param>
/// <param name="nullIsAbsent">Whether null in an optional field is the same as leaving it out.</param>
/// <param name="parameter">Whether the fields are parameters of OpenAPI.</param>
internal sealed class SchemaWriter(Utf8JsonWriter json, bool nullIsAbsent, bool parameter = false)
{
    /// <summary>What a field's rules depend on.</summary>
    public static Place PlaceOf(Field field) => new(Texts: field.Rows.Any(row => row.Rule is Rule.WholeNumber { Text: true }));

    /// <summary>Whether leaving a field out breaks a row: an absent field is checked up to its first row of another kind.</summary>
    public static bool IsRequired(Field field) => field.Rows is [{ Rule: Rule.Required }, ..];

    /// <summary>The properties of an object's or array's schema that are about what is inside.</summary>
    /// <param name="fields">The fields inside.</param>
    /// <param name="unknown">The row that a field breaks which is not among them; null when there is none.</param>
    public void Inside(IReadOnlyList<Field> fields, Constraint? unknown = null)
    {
        Required([.. fields.Where(IsRequired)]);
        if (fields.Any(IsNamed))
        {
            json.WriteStartObject("properties");
            foreach (var field in fields.Where(IsNamed))
            {
                json.WritePropertyName(field.Name);
                Value(field, nullable: nullIsAbsent && !IsRequired(field));
            }

            json.WriteEndObject();
        }

        foreach (var field in fields.Where(field => !IsNamed(field)))
        {
            // Rows for every entry would also hold for the named ones, which additionalProperties does not look at.
            _ = fields.Count == 1 && unknown is null ? 0 : throw new NotSupportedException("A contract names fields, or has rows for every entry, not both.");
            Names(field.OfName);
            json.WritePropertyName(field.IsElement ? "items" : "additionalProperties");
            Value(field, nullable: false);
        }

        if (unknown is not null)
        {
            Rows([unknown], default, isRequired: false);
        }
    }

    /// <summary>The schema of a field's value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="nullable">Whether null will do.</param>
    public void Value(Field field, bool nullable)
    {
        if (field.Inside.Length > 0 && !field.Rows.Any(row => SchemaWords.Of(row.Rule, default).Types.Count > 0))
        {
            throw new NotSupportedException($"The field {field.Name} has fields inside and no row that asks for an object or a list.");
        }

        json.WriteStartObject();
        Rows(field.Rows, PlaceOf(field) with { Nullable = nullable, Parameter = parameter }, IsRequired(field));
        Inside(field.Inside);
        if (field.Inside.Length == 0 && field.Rows.Any(row => row.Rule is Rule.Is { Type: JsonType.Object }))
        {
            // The default of JSON Schema, said for generators of clients that take silence for none.
            json.WriteBoolean("additionalProperties", true);
        }

        json.WriteEndObject();
    }

    private static bool IsNamed(Field field) => !field.IsEntry && !field.IsElement;

    private void Required(IReadOnlyList<Field> fields)
    {
        if (fields.Count > 0)
        {
            json.WriteStartArray("required");
            foreach (var field in fields)
            {
                json.WriteStringValue(field.Name);
            }

            json.WriteEndArray();
        }
    }

    private void Names(Constraint[] rows)
    {
        if (rows.Length > 0)
        {
            json.WriteStartObject("propertyNames");
            Rows(rows, default, isRequired: false);
            json.WriteEndObject();
        }
    }

    private void Rows(IReadOnlyList<Constraint> rows, Place place, bool isRequired)
    {
        var phrases = rows.Select(row => (Row: row, Phrase: SchemaWords.Of(row.Rule, place))).ToList();
        var typed = phrases.Find(each => each.Phrase.Types.Count > 0);
        if (typed.Phrase is not null)
        {
            Types([.. typed.Phrase.Types, .. place.Nullable ? (string[])["null"] : []]);
        }

        var refusals = new List<(Constraint Row, List<string> Keywords)>();
        foreach (var (row, phrase) in phrases)
        {
            List<string> keywords = isRequired && row.Rule is Rule.Required ? ["required"] : [];
            keywords.AddRange(ReferenceEquals(phrase, typed.Phrase) ? ["type"] : []);
            keywords.AddRange(phrase.Keywords.Select(Write));
            refusals.Add((row, keywords));
        }

        Refusals([.. refusals.Where(each => each.Keywords.Any(keyword => keyword != "contentEncoding"))]);
    }

    private string Write(Keyword keyword)
    {
        json.WritePropertyName(keyword.Name);
        keyword.Write(json);
        return keyword.Name;
    }

    private void Types(IReadOnlyList<string> types)
    {
        json.WritePropertyName("type");
        if (types is [var only])
        {
            json.WriteStringValue(only);
            return;
        }

        Texts(json, types);
    }

    private void Refusals(IReadOnlyList<(Constraint Row, List<string> Keywords)> refusals)
    {
        if (refusals.Count == 0)
        {
            return;
        }

        json.WriteStartArray("x-refusals");
        foreach (var (row, keywords) in refusals)
        {
            json.WriteStartObject();
            json.WritePropertyName("keywords");
            Texts(json, keywords);
            json.WriteString("code", row.Code);
            json.WriteString("message", row.Message);
            Origin(json, row.Basis, row.Source, Unsaid.KeysOf(row));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>How a row is known.</summary>
    public static void Origin(Utf8JsonWriter json, Basis basis, string source, IReadOnlyList<string> profile)
    {
        json.WriteString("basis", Word(basis));
        json.WriteString("source", source);
        if (profile.Count > 0)
        {
            json.WritePropertyName("profile");
            Texts(json, profile);
        }
    }

    private static string Word(Basis basis) => basis switch
    {
        Basis.Documented => "documented",
        Basis.Observed => "observed",
        Basis.Inferred => "inferred",
        _ => "assumed",
    };

    private static void Texts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
