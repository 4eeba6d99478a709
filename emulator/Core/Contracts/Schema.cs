using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// A contract published as JSON Schema 2020-12, from the same table that bodies are checked against. Beside each keyword stands what the
/// vendor answers when it is broken (<c>x-refusals</c>), and what no keyword can say is listed at the end (<c>x-constraints</c>).
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="further">What else no keyword can say, of the body as a whole.</param>
/// <param name="root">What paths begin with: <c>body</c>, or <c>query</c> when the contract is about one.</param>
internal sealed class Schema(Contract contract, IReadOnlyList<Unsaid> further, string root = "body")
{
    /// <summary>The dialect of every schema.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Every constraint that the schema cannot say: those of the body as a whole, then those of fields.</summary>
    public IReadOnlyList<Unsaid> Unsaid { get; } = [.. further, .. Contracts.Unsaid.Of(root, contract)];

    /// <summary>Writes the properties of a schema object that is already begun.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        new SchemaWriter(json, contract.NullIsAbsent).Inside(contract.Fields, contract.Unknown);
        if (Unsaid.Count > 0)
        {
            json.WriteStartArray("x-constraints");
            foreach (var each in Unsaid)
            {
                json.WriteStartObject();
                json.WriteString("path", each.Path);
                json.WriteString("rule", each.Rule);
                json.WriteString("sentence", each.Sentence);
                json.WriteString("code", each.Code);
                SchemaWriter.Origin(json, each.Basis, each.Source, each.Profile);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Writes the fields as parameters of OpenAPI, each as its name, whether it is required, and its schema.</summary>
    internal void WriteParameters(Action<string, bool, Action<Utf8JsonWriter>> parameter)
    {
        foreach (var field in contract.Fields)
        {
            parameter(field.Name, SchemaWriter.IsRequired(field), json => new SchemaWriter(json, contract.NullIsAbsent, parameter: true).Value(field, nullable: false));
        }
    }
}
