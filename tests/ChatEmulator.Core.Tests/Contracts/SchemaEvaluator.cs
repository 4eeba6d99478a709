using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>A keyword that does not hold: where in the instance, which keyword, and the row that the schema names for it.</summary>
/// <param name="Path">Where, as violations name it; empty for the whole.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Row">Code and message of the row under <c>x-refusals</c>; null when the schema names none.</param>
internal sealed record Broken(string Path, string Keyword, string? Row);

/// <summary>
/// The keywords of JSON Schema 2020-12 that our schemas use, written from the specification and not from our tables. It throws at any
/// other, so that no schema can say what nothing here checks.
/// </summary>
internal sealed class SchemaEvaluator
{
    private readonly JsonElement _root;
    private readonly Check _check;

    /// <summary>Makes a schema ready.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="root">The document that its references point into; null for the schema itself.</param>
    /// <exception cref="NotSupportedException">A keyword that is not known here.</exception>
    public SchemaEvaluator(JsonElement schema, JsonElement? root = null)
    {
        _root = root ?? schema;
        _check = Ready(schema);
    }

    // What is broken is told to a list; without one the first broken keyword is enough.
    private delegate bool Check(object? value, string path, List<Broken>? broken);

    /// <summary>Every keyword that an instance breaks.</summary>
    public IReadOnlyList<Broken> Of(JsonElement instance)
    {
        var broken = new List<Broken>();
        _check(JsonValue.Of(instance), "", broken);
        return broken;
    }

    /// <summary>Whether no object of a document has a name twice, of which readers would see one.</summary>
    public static bool HasEachNameOnce(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Object => document.EnumerateObject().CountBy(property => property.Name).All(name => name.Value == 1)
            && document.EnumerateObject().All(property => HasEachNameOnce(property.Value)),
        JsonValueKind.Array => document.EnumerateArray().All(HasEachNameOnce),
        _ => true,
    };

    private Check Ready(JsonElement schema)
    {
        Check[] checks = schema.ValueKind == JsonValueKind.Object
            ? [.. schema.EnumerateObject().Select(keyword => Ready(schema, keyword.Name, keyword.Value)).OfType<Check>()]
            : [(_, _, _) => schema.ValueKind == JsonValueKind.True];
        return (value, path, broken) => All(checks, broken, check => check(value, path, broken));
    }

    private Check? Ready(JsonElement schema, string keyword, JsonElement said) => keyword switch
    {
        "$schema" or "$id" or "title" or "description" or "contentEncoding" or "x-refusals" or "x-constraints" => null,
        "$ref" => Later(said.GetString()!),
        "properties" => Properties(said),
        "additionalProperties" => Additional(schema, said),
        "propertyNames" => Names(Ready(said)),
        "items" => Items(Ready(said)),
        "required" => Required(schema, [.. said.EnumerateArray().Select(name => name.GetString()!)]),
        "not" => Not(Tell(schema, keyword), Ready(said)),
        "anyOf" => AnyOf(Tell(schema, keyword), [.. said.EnumerateArray().Select(Ready)]),
        _ => Single(Tell(schema, keyword), Single(keyword, said)),
    };

    private static Func<object?, bool> Single(string keyword, JsonElement said) => keyword switch
    {
        "type" => said.ValueKind == JsonValueKind.String ? Type(said.GetString()!) : Types([.. said.EnumerateArray().Select(type => type.GetString()!)]),
        "enum" => Enum([.. said.EnumerateArray().Select(JsonValue.Of)]),
        "minimum" when ExactNumber.Of(said) is var least => value => value is not ExactNumber number || number.Against(least) >= 0,
        "maximum" when ExactNumber.Of(said) is var most => value => value is not ExactNumber number || number.Against(most) <= 0,
        "minLength" when said.GetInt64() is var least => value => value is not string text || text.EnumerateRunes().Count() >= least,
        "maxLength" when said.GetInt64() is var most => value => value is not string text || text.EnumerateRunes().Count() <= most,
        "pattern" when Pattern(said.GetString()!) is var pattern => value => value is not string text || pattern.IsMatch(text),
        "minProperties" when said.GetInt64() is var least => value => value is not Dictionary<string, object?> entries || entries.Count >= least,
        "maxProperties" when said.GetInt64() is var most => value => value is not Dictionary<string, object?> entries || entries.Count <= most,
        _ => throw new NotSupportedException($"The evaluator does not know the keyword {keyword}."),
    };

    private static bool All<T>(IEnumerable<T> all, List<Broken>? broken, Func<T, bool> holds)
    {
        var so = true;
        foreach (var each in all)
        {
            so = holds(each) && so;
            if (!so && broken is null)
            {
                return false;
            }
        }

        return so;
    }

    private static Func<object?, bool> Type(string type) => value => JsonValue.Is(value, type);

    private static Func<object?, bool> Types(string[] types) => value => types.Any(type => JsonValue.Is(value, type));

    private static Func<object?, bool> Enum(object?[] values) => value => values.Any(each => JsonValue.Same(each, value));

    private static Check Single(Func<string, Broken> tell, Func<object?, bool> holds) => (value, path, broken) => Told(holds(value), tell, path, broken);

    private static Check Not(Func<string, Broken> tell, Check inside) => (value, path, broken) => Told(!inside(value, path, null), tell, path, broken);

    private static Check AnyOf(Func<string, Broken> tell, Check[] inside) =>
        (value, path, broken) => Told(inside.Any(each => each(value, path, null)), tell, path, broken);

    private static Check Names(Check inside) => (value, path, broken) =>
        value is not Dictionary<string, object?> fields || All(fields.Keys, broken, name => inside(name, Below(path, name), broken));

    private static Check Items(Check inside) => (value, path, broken) =>
        value is not List<object?> list || All(list.Index(), broken, each => inside(each.Item, $"{path}[{each.Index}]", broken));

    private static Check Required(JsonElement schema, string[] names)
    {
        var properties = schema.TryGetProperty("properties", out var named) ? named : default;
        var tells = names.Select(name => (name, Tell: Tell(properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var field) ? field : schema, "required"))).ToList();
        return (value, path, broken) => value is not Dictionary<string, object?> fields
            || All(tells, broken, each => Told(fields.ContainsKey(each.name), each.Tell, Below(path, each.name), broken));
    }

    private static bool Told(bool holds, Func<string, Broken> tell, string path, List<Broken>? broken)
    {
        if (!holds)
        {
            broken?.Add(tell(path));
        }

        return holds;
    }

    private static Func<string, Broken> Tell(JsonElement schema, string keyword)
    {
        var rows = schema.TryGetProperty("x-refusals", out var refusals) ? refusals.EnumerateArray().ToList() : [];
        var row = rows.SingleOrDefault(row => row.GetProperty("keywords").EnumerateArray().Any(each => each.ValueEquals(keyword)));
        var name = row.ValueKind == JsonValueKind.Undefined ? null : $"{row.GetProperty("code").GetString()}: {row.GetProperty("message").GetString()}";
        return path => new Broken(path, keyword, name);
    }

    // In ECMAScript $ is the very end, in .NET the last line break may follow.
    private static Regex Pattern(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private Check Properties(JsonElement said)
    {
        var inside = said.EnumerateObject().Select(property => (property.Name, Check: Ready(property.Value))).ToList();
        return (value, path, broken) => value is not Dictionary<string, object?> fields
            || All(inside, broken, each => !fields.TryGetValue(each.Name, out var field) || each.Check(field, Below(path, each.Name), broken));
    }

    private Check Additional(JsonElement schema, JsonElement said)
    {
        var own = schema.TryGetProperty("properties", out var named) ? named.EnumerateObject().Select(each => each.Name).ToHashSet() : [];
        var inside = said.ValueKind is JsonValueKind.False or JsonValueKind.True
            ? Single(Tell(schema, "additionalProperties"), _ => said.ValueKind == JsonValueKind.True)
            : Ready(said);
        return (value, path, broken) => value is not Dictionary<string, object?> fields
            || All(fields, broken, field => own.Contains(field.Key) || inside(field.Value, Below(path, field.Key), broken));
    }

    private Check Later(string reference)
    {
        var referred = reference.Split('/') is ["#", .. var steps]
            ? steps.Aggregate(_root, (at, step) => at.GetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            : throw new NotSupportedException($"The reference {reference} leads out of the document.");
        return Ready(referred);
    }
}
