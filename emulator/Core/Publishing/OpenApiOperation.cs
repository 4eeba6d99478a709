using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Publishing;

/// <summary>One operation of an OpenAPI document.</summary>
/// <param name="json">Where to.</param>
/// <param name="operation">The operation.</param>
/// <param name="schema">What it takes; null for nothing.</param>
/// <param name="samples">Where examples come from.</param>
internal sealed class OpenApiOperation(Utf8JsonWriter json, CatalogueOperation operation, OperationSchema? schema, Samples samples)
{
    public void Write(Answers answers)
    {
        json.WriteStartObject(operation.Method.ToLowerInvariant());
        json.WriteString("operationId", operation.Name);
        json.WriteString("summary", $"{operation.Name}; {(operation.ChangesState ? "changes the state" : "only reads")}");
        if (samples.IsOpen(operation))
        {
            json.WriteStartArray("security");
            json.WriteEndArray();
        }

        Parameters();
        if (schema is { IsQuery: false })
        {
            Body(schema);
        }

        json.WritePropertyName("responses");
        answers.Write(json, operation);
        json.WriteEndObject();
    }

    private void Parameters()
    {
        json.WriteStartArray("parameters");
        if (operation.Template.Parameter is { } name)
        {
            Parameter("path", name, required: true, Text);
        }

        if (schema is { IsQuery: true })
        {
            schema.Schema.WriteParameters((field, required, write) => Parameter("query", field, required || field == operation.Query, write));
        }
        else if (operation.Query is { } field)
        {
            Parameter("query", field, required: true, Text);
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter value)
    {
        value.WriteStartObject();
        value.WriteString("type", "string");
        value.WriteEndObject();
    }

    private void Parameter(string place, string name, bool required, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", place);
        json.WriteBoolean("required", required);
        json.WritePropertyName("schema");
        write(json);
        if (required)
        {
            json.WriteString("example", samples.Value(name));
        }

        json.WriteEndObject();
    }

    private void Body(OperationSchema taken)
    {
        json.WriteStartObject("requestBody");
        json.WriteBoolean("required", taken.HasRequired);
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        json.WriteStartObject("schema");
        json.WriteString("$ref", $"#/components/schemas/{operation.Name}");
        json.WriteEndObject();
        if (operation.SampleBody.Length > 0)
        {
            json.WritePropertyName("example");
            json.WriteRawValue(operation.SampleBody);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
