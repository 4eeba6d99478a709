using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Publishing;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>What an operation takes under one reading: the table, and the schema that was published from it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Name">The profile key and its reading; <c>default</c> for none.</param>
/// <param name="Contract">The table.</param>
/// <param name="Schema">The schema.</param>
internal sealed record SchemaReading(CatalogueOperation Operation, string Name, Contract Contract, OperationSchema Schema)
{
    private const string Usual = "default";

    /// <summary>The schema as JSON.</summary>
    public JsonElement Document { get; } = JsonElement.Parse(Schema.Text());

    /// <summary>Whether it is that of the default profile.</summary>
    public bool IsUsual => Name == Usual;

    /// <summary>What tells whether a body keeps the schema.</summary>
    public SchemaEvaluator Evaluator => field ??= new SchemaEvaluator(Document);

    /// <summary>Every operation under the default profile and under each other reading of each key.</summary>
    public static IReadOnlyList<SchemaReading> Every { get; } = [.. Vendors.All().SelectMany(Of)];

    /// <summary>Of <see cref="Every"/> those whose contract differs from the default one.</summary>
    public static IReadOnlyList<SchemaReading> All { get; } = [.. Every.Where(reading => reading.IsUsual || reading.IsOther(Every.First(each => each.Operation == reading.Operation).Contract))];

    public override string ToString() => $"{Operation.Name}, {Name}";

    private static IEnumerable<SchemaReading> Of(Provider provider)
    {
        var options = provider.Catalogue.Profile.Select(key => key.Option).ToList();
        return from operation in provider.Catalogue.Operations
               from each in Others(provider, options).Prepend((Name: Usual, Profile: provider.Choose(new OptionValues(options))))
               let schema = OperationSchema.Of(operation, each.Profile)
               where schema is not null
               select new SchemaReading(operation, each.Name, each.Profile.Contract(operation.Name)!, schema);
    }

    private bool IsOther(Contract usual) => Text(Contract) != Text(usual) || Contract.Attributes != usual.Attributes;

    // Without what is said of bodies as such, which no contract knows.
    private static string Text(Contract contract)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            new Schema(contract, []).Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<(string Name, Profile Profile)> Others(Provider provider, List<Option> options) =>
        from option in options
        from word in option.OneOf ?? []
        where word != $"{option.Default}"
        let value = option.Kind == OptionKind.Number ? long.Parse(word, null) : (object)word
        select ($"{option.Name}: {word}", provider.Choose(new OptionValues(options, [new(option.Name, value)])));
}

/// <summary>Table and schema over one body.</summary>
/// <param name="reading">Both.</param>
/// <param name="body">The body.</param>
internal sealed class SchemaLaw(SchemaReading reading, JsonElement body)
{
    private readonly IReadOnlyList<Violation> _told = reading.Contract.Check(body);
    private readonly IReadOnlyList<Broken> _broken = reading.Evaluator.Of(body);

    /// <summary>What the table tells and a keyword can say.</summary>
    public IEnumerable<Violation> Said => _told.Where(violation => !IsLeft(violation));

    /// <summary>
    /// Whether the schema must accept the body, by the table; null where the table stopped at what no keyword can say, before it came to
    /// what one can. That a body is an object is said by no row.
    /// </summary>
    public bool? Expected =>
        body.ValueKind != JsonValueKind.Object || Said.Any() ? false
        : _told.Any(violation => violation.Constraint.Rule is Rule.WholeNumber) ? null
        : true;

    /// <summary>What is wrong with the pair of them; null when they agree.</summary>
    public string? Disagreement()
    {
        if (Expected is { } expected && expected != (_broken.Count == 0))
        {
            return $"the table says {(expected ? "sound" : Words(_told))}, the schema {(_broken.Count == 0 ? "sound" : Words(_broken))}";
        }

        // A list or a number is checked by the table as an empty object, and refused by the schema as a whole.
        if (body.ValueKind != JsonValueKind.Object || reading.Contract.Attributes == AttributeForm.Field)
        {
            return null;
        }

        var mute = Said.Where(violation => !_broken.Any(broken => broken.Path == violation.Attribute && broken.Row == Row(violation))).ToList();
        var loud = _broken.Where(broken => !_told.Any(violation => Covers(violation, broken))).ToList();
        return mute.Count > 0 ? $"only the table tells {Words(mute)}"
            : loud.Count > 0 ? $"only the schema tells {Words(loud)}"
            : null;
    }

    private static string Row(Violation violation) => $"{violation.Constraint.Code}: {violation.Constraint.Message}";

    // The same row at the same place; or the table stopped there, or above, before it came to the row.
    private static bool Covers(Violation violation, Broken broken) =>
        (broken.Path == violation.Attribute && broken.Row == Row(violation))
        || (violation.Constraint.Rule.Ends && broken.Row is not null
            && (broken.Path == violation.Attribute
                || broken.Path.StartsWith($"{violation.Attribute}.", StringComparison.Ordinal)
                || broken.Path.StartsWith($"{violation.Attribute}[", StringComparison.Ordinal)));

    private static string Words(IEnumerable<Violation> all) => string.Join("; ", all.Select(each => $"{each.Attribute}: {Row(each)}"));

    private static string Words(IEnumerable<Broken> all) => string.Join("; ", all.Select(each => $"{each.Path}: {each.Keyword} ({each.Row})"));

    // What `x-constraints` is for, rule by rule as the specification of JSON Schema has it.
    private bool IsLeft(Violation violation) => violation.Constraint.Rule switch
    {
        Rule.MaxSerialised or Rule.Base64 or Rule.MaxDecoded => true,
        Rule.MaxLength { Unit: not LengthUnit.CodePoints } => true,
        Rule.WholeNumber rule => At(violation) is var value && ((rule.Plain && IsWhole(value)) || (rule.Text && IsNumber(value, rule.Plain))),
        Rule.AtLeast or Rule.AtMost => At(violation).ValueKind == JsonValueKind.String,
        _ => false,
    };

    // Rows about numbers stand at named fields alone, whose names have no dots.
    private JsonElement At(Violation violation) =>
        violation.Attribute!.Split('.').Aggregate(body, (at, name) => at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var inside) ? inside : default);

    private static bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.Number && ExactNumber.Of(value).IsWhole;

    private static bool IsNumber(JsonElement value, bool plain)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            var text = value.GetString()!;
            return text.Length > 0 && text.Trim() == text && (!plain || !text.AsSpan().ContainsAny('.', 'e', 'E')) && JsonElement.Parse(text).ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
