using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Providers;

namespace ChatEmulator.Publishing;

/// <summary>What an operation takes, as JSON Schema: the body, or of a read the query as an object of texts.</summary>
internal sealed class OperationSchema
{
    private readonly CatalogueOperation _operation;

    private OperationSchema(CatalogueOperation operation, Schema schema, bool hasRequired)
    {
        _operation = operation;
        Schema = schema;
        HasRequired = hasRequired;
    }

    /// <summary>The contract in the words of JSON Schema.</summary>
    public Schema Schema { get; }

    /// <summary>Whether leaving everything out breaks the contract.</summary>
    public bool HasRequired { get; }

    /// <summary>Whether it is about the query, because the operation takes no body.</summary>
    public bool IsQuery => IsRead(_operation);

    /// <summary>The schema of an operation as a profile reads it; null when the operation takes nothing.</summary>
    public static OperationSchema? Of(CatalogueOperation operation, Profile profile)
    {
        if (profile.Contract(operation.Name) is not { } contract)
        {
            return null;
        }

        var schema = IsRead(operation) ? new Schema(contract, [], "query") : new Schema(contract, [.. BodyFaults.Of(profile.Bodies), .. profile.Whole(operation.Name)]);
        return new OperationSchema(operation, schema, contract.Fields.Any(SchemaWriter.IsRequired));
    }

    /// <summary>The schema as a document of its own, for people: indented.</summary>
    public string Text()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema.Dialect);
            json.WriteString("$id", $"urn:chat-emulator:{_operation.Name}");
            Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the schema as the properties of an object that is already begun, to be part of a larger document.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("title", _operation.Name);
        json.WriteString("description", Description);
        Schema.Write(json);
    }

    private string Description =>
        $"{(IsQuery ? "The query, as an object of texts," : "The body")} of {_operation.Method} {_operation.Path} as this emulator reads the vendor's pages under the chosen profile. "
        + "x-refusals: what is answered when a keyword does not hold, in the order of the checks; {name}, {path} and {found} stand for the place and for what was sent. "
        + "x-constraints: what must hold besides and JSON Schema cannot say.";

    private static bool IsRead(CatalogueOperation operation) => operation.Method is "GET";
}
