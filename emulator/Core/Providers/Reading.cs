using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>A body, or of a read the query, as one operation read it, before any state is looked at.</summary>
internal sealed class Reading : IDisposable
{
    private readonly JsonDocument? _document;
    private readonly bool _ofQuery;

    private Reading(JsonDocument? document, IReadOnlyList<Violation> violations, bool ofQuery = false)
    {
        _document = document;
        _ofQuery = ofQuery;
        Violations = violations;
    }

    /// <summary>Nothing was sent, and nothing is expected.</summary>
    public static Reading Nothing { get; } = new(null, []);

    /// <summary>The body as JSON; undefined when there is none or it cannot be read.</summary>
    public JsonElement Body => _ofQuery ? default : Root;

    /// <summary>The query as a JSON object; undefined when there is none or the operation reads a body.</summary>
    public JsonElement Query => _ofQuery ? Root : default;

    /// <summary>The fingerprint of the body: equal for JSON that is equal as a value; zero when there is none or it cannot be read.</summary>
    public ulong Print { get; private init; }

    /// <summary>Why the body cannot be read, and the error that this is; null when it can.</summary>
    public Unreadable? Unreadable { get; private init; }

    /// <summary>The broken constraints, in the order of the contract.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>What the operation made of the request beyond the contract; null when nothing.</summary>
    public object? More { get; private init; }

    private JsonElement Root => _document?.RootElement ?? default;

    /// <summary>A body checked against a contract; it belongs to the reading from here on.</summary>
    /// <param name="document">The body; null for none, which is checked as an empty object.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="print">The body's fingerprint.</param>
    public static Reading Of(JsonDocument? document, Contract contract, ulong print = 0) =>
        new(document, contract.Check(document?.RootElement ?? default)) { Print = print };

    /// <summary>A query checked against a contract; it belongs to the reading from here on.</summary>
    public static Reading OfQuery(JsonDocument query, Contract contract) => new(query, contract.Check(query.RootElement), ofQuery: true);

    /// <summary>A body that cannot be read.</summary>
    /// <param name="why">Why, in one sentence.</param>
    /// <param name="error">The error of the catalogue.</param>
    public static Reading Not(string why, string error = "bad_request") => new(null, []) { Unreadable = new Unreadable(error, why) };

    /// <summary>The same reading with what the operation made of the request.</summary>
    public Reading And(object more) => new(_document, Violations, _ofQuery) { More = more, Unreadable = Unreadable, Print = Print };

    /// <summary>Gives the parser's memory back.</summary>
    public void Dispose() => _document?.Dispose();
}

/// <summary>Why a body cannot be read.</summary>
/// <param name="Error">The name in the provider's catalogue.</param>
/// <param name="Why">In one sentence.</param>
internal sealed record Unreadable(string Error, string Why);
