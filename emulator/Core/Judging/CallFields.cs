using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>The parts of one call by their paths. A body is parsed once, and only when asked for.</summary>
internal sealed class CallFields(Call call)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private JsonElement? _body;
    private JsonElement? _answer;

    /// <summary>The call.</summary>
    public Call Call { get; } = call;

    /// <summary>The body as JSON; undefined when it is none.</summary>
    public JsonElement Body => _body ??= Parse(Call.Body);

    /// <summary>
    /// What stands at a path: nothing when it is absent, several for a header or a query field that was sent several times.
    /// What comes from no JSON is text.
    /// </summary>
    public IReadOnlyList<JsonElement> Read(CallPath path) => path.Root switch
    {
        "body" => Inside(Body, path.Inside!),
        "answer" => Inside(_answer ??= Parse(Call.AnswerBody), path.Inside!),
        "header" => Texts(
            from header in Call.Headers
            where header.Name.Equals(path.Name, StringComparison.OrdinalIgnoreCase)
            select header.Value),
        "query" => Texts(QueryValues(path.Name)),
        "path" when path.Name.Length > 0 => Texts(path.Operations!.Find(Call.Operation)?.Template.Value(Call.Path, path.Name) is { } part ? [part] : []),
        _ => Texts(Plain(path.Root) is { } text ? [text] : []),
    };

    /// <summary>Why what is asked for may be other than it looks: the journal's word for a body that it did not keep whole; null when all is known.</summary>
    public string? Cut(CallPath path) => path.Root switch
    {
        "body" => Call.Body.Cut,
        "answer" => Call.AnswerBody.Cut,
        _ => null,
    };

    private List<string> QueryValues(string name)
    {
        var values = new List<string>();
        var fields = new QueryFields(Call.Query);
        while (fields.Next())
        {
            if (fields.Name.SequenceEqual(name))
            {
                values.Add(fields.Value.ToString());
            }
        }

        return values;
    }

    private string? Plain(string root) => root switch
    {
        "path" => Call.Path,
        "method" => Call.Method,
        "operation" => Call.Operation,
        "account" => Call.Account,
        "status" => $"{Call.Status}",
        "effect" => Words.Of(Call.Effect),
        "rule" => Call.Rule,
        "limit" => Call.Limit,
        "connection" => Call.Connection,
        "protocol" => Call.Protocol.Word(),
        "replay_of" => Call.ReplayOf is { } other ? $"{other}" : null,
        "in_flight" => Call.Ending is null ? "true" : "false",
        "ended" => Call.Ending is { } ending ? Words.Of(ending.How) : null,
        _ => Call.Delivery,
    };

    private static JsonElement[] Texts(IEnumerable<string> texts) => [.. texts.Select(Literal.Text)];

    private static JsonElement Parse(Kept body)
    {
        try
        {
            return body.Bytes.IsEmpty ? default : JsonElement.Parse(body.Bytes.Span, Deep);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement[] Inside(JsonElement json, BodyPath path) =>
        path.In(json) is { ValueKind: not JsonValueKind.Undefined } value ? [value] : [];
}
