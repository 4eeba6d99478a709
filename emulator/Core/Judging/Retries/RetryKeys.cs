using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Retries;

/// <summary>By what attempts belong together: the <c>per</c> of an expectation about retries, else what the operation's client calls the same thing by, else what they ask.</summary>
internal sealed class RetryKeys
{
    private readonly Dictionary<string, CatalogueOperation> _operations;
    private readonly List<ExpectedRetries> _declared;
    private readonly Dictionary<ulong, (ulong Print, string Shown)> _known = [];

    /// <summary>Keys of what may be called.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="expectations">What the scenario expects.</param>
    public RetryKeys(IEnumerable<CatalogueOperation> operations, IEnumerable<Expected> expectations)
    {
        _operations = new Dictionary<string, CatalogueOperation>(operations.Select(operation => KeyValuePair.Create(operation.Name, operation)).DistinctBy(pair => pair.Key), StringComparer.Ordinal);
        _declared = [.. expectations.OfType<ExpectedRetries>().Where(expected => expected.Per is not null)];
    }

    /// <summary>The key of a call, kept in mind for others whose bodies are not whole and that asked the same; null where it has none.</summary>
    public (ulong Print, string Shown)? Note(Call call)
    {
        var found = Read(call);
        if (found is { } key)
        {
            _known.TryAdd(call.Request, key);
        }

        return found;
    }

    /// <summary>What a call belongs to, and the key as it may be shown; null when that is all it asks. All that may help has been noted by then.</summary>
    public (ulong Request, string? Shown) Of(AuditedCall call)
    {
        if (call.Key is { } key)
        {
            return (key.Print, key.Shown);
        }

        return call.IsCut && _known.TryGetValue(call.Request, out var known) ? known : (call.Request, null);
    }

    private (ulong Print, string Shown)? Read(Call call)
    {
        if (call.Operation is null || !_operations.TryGetValue(call.Operation, out var operation))
        {
            return null;
        }

        return Found(call, operation) is var (print, shown)
            ? (Mix.Into(Mix.Into(Mix.Text(call.Operation), Mix.Text(call.Account)), print), shown)
            : null;
    }

    private (ulong Print, string Shown)? Found(Call call, CatalogueOperation operation)
    {
        var fields = new CallFields(call);
        if (_declared.Find(expected => expected.Scope.Operations.Contains(operation)) is { Per: { } place })
        {
            return At(place, call, operation, fields.Body);
        }

        if (operation.IdempotencyKey is not { } key)
        {
            return null;
        }

        var path = CallPath.Parse(key);
        return fields.Read(path) is [{ ValueKind: not JsonValueKind.Null } value, ..] ? (Fingerprint.Of(value), Shown.Value(path, [value])) : null;
    }

    private static (ulong Print, string Shown)? At(Subject place, Call call, CatalogueOperation operation, JsonElement body)
    {
        var exchange = new Exchange(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes, call.Connection, call.Arrived);
        var found = place.In(new Situation(operation, exchange, body, call.RefusedBy is null, call.Account));
        return found.Is == Scenarios.Matching.Found.Shape.Nothing ? null : (found.Print, ValueText.Of(place, ref found));
    }
}
