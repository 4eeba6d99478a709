using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Publishing;

/// <summary>One answer that an operation may give.</summary>
/// <param name="Name">What its example is called.</param>
/// <param name="About">In one sentence.</param>
/// <param name="Reply">The answer.</param>
internal sealed record Answered(string Name, string About, Reply Reply);

/// <summary>
/// The answers of a provider's operations, by status, with schemas read off them. Bodies of refusals that have the same fields at the top
/// share one schema among the components, named after these fields.
/// </summary>
internal sealed class Answers
{
    private readonly Dictionary<string, List<JsonElement>> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Answered>> _all = new(StringComparer.Ordinal);

    public Answers(Catalogue catalogue, Samples samples, Func<string, IReadOnlySet<string>> codes)
    {
        var ofSome = catalogue.Operations.SelectMany(operation => codes(operation.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in catalogue.Operations)
        {
            var own = codes(operation.Name);
            var errors = from error in catalogue.Errors
                         where own.Contains(error.Name) || !ofSome.Contains(error.Name)
                         select new Answered(error.Name, error.About, samples.Error(error.Name));
            _all[operation.Name] = [new Answered("sample", "The sample request.", samples.Accepted(operation)), .. samples.Refused(operation), .. errors];
            foreach (var answered in _all[operation.Name].Skip(1).Where(answered => Samples.IsJson(answered.Reply)))
            {
                var body = Json(answered.Reply);
                _shapes.TryAdd(Name(body), []);
                _shapes[Name(body)].Add(body);
            }
        }
    }

    /// <summary>Writes the schemas of refusals as properties of the components' schemas.</summary>
    public void WriteShapes(Utf8JsonWriter json)
    {
        foreach (var (name, bodies) in _shapes.OrderBy(shape => shape.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Shape.Write(json, bodies);
        }
    }

    /// <summary>Writes the value of <c>responses</c>.</summary>
    public void Write(Utf8JsonWriter json, CatalogueOperation operation)
    {
        json.WriteStartObject();
        foreach (var status in _all[operation.Name].GroupBy(answered => answered.Reply.Status).OrderBy(group => group.Key))
        {
            json.WriteStartObject($"{status.Key}");
            json.WriteString("description", string.Join('\n', status.Select(answered => $"- {answered.Name}: {answered.About}")));
            Headers(json, [.. status]);
            Content(json, [.. status.Where(answered => answered.Reply.Body.Length > 0)]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static JsonElement Json(Reply reply) => JsonElement.Parse(reply.Body.Span);

    private static string Name(JsonElement body) => $"refusal.{string.Join('.', body.EnumerateObject().Select(property => property.Name))}";

    private static void Headers(Utf8JsonWriter json, List<Answered> answers)
    {
        var headers = answers.SelectMany(answered => answered.Reply.Headers).DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (headers.Count == 0)
        {
            return;
        }

        json.WriteStartObject("headers");
        foreach (var header in headers)
        {
            json.WriteStartObject(header.Name);
            json.WriteStartObject("schema");
            json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteString("example", header.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, List<Answered> answers)
    {
        if (answers.Count == 0)
        {
            return;
        }

        json.WriteStartObject("content");
        foreach (var type in answers.GroupBy(answered => answered.Reply.ContentType!.Split(';')[0]))
        {
            json.WriteStartObject(type.Key);
            Schema(json, [.. type]);
            Examples(json, type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Schema(Utf8JsonWriter json, List<Answered> answers)
    {
        json.WritePropertyName("schema");
        if (!Samples.IsJson(answers[0].Reply))
        {
            json.WriteStartObject();
            json.WriteString("type", "string");
            json.WriteEndObject();
        }
        else if (answers[0].Reply.Status < 400)
        {
            Shape.Write(json, [.. answers.Select(answered => Json(answered.Reply))]);
        }
        else
        {
            Referred(json, [.. answers.Select(answered => Name(Json(answered.Reply))).Distinct()]);
        }
    }

    private static void Referred(Utf8JsonWriter json, List<string> names)
    {
        json.WriteStartObject();
        if (names is [var only])
        {
            json.WriteString("$ref", $"#/components/schemas/{only}");
        }
        else
        {
            json.WriteStartArray("anyOf");
            names.ForEach(name => Referred(json, [name]));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // Of equal bodies one is enough, and the first is the one that a real request got.
    private static void Examples(Utf8JsonWriter json, IEnumerable<Answered> answers)
    {
        json.WriteStartObject("examples");
        foreach (var answered in answers.DistinctBy(answered => Encoding.UTF8.GetString(answered.Reply.Body.Span), StringComparer.Ordinal))
        {
            json.WriteStartObject(answered.Name);
            json.WriteString("summary", answered.About);
            json.WritePropertyName("value");
            if (Samples.IsJson(answered.Reply))
            {
                json.WriteRawValue(answered.Reply.Body.Span);
            }
            else
            {
                json.WriteStringValue(answered.Reply.Body.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
