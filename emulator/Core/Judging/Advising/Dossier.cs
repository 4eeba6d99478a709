using System.Security.Cryptography;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising;

/// <summary>The calls of a world as advice looks at them, oldest first.</summary>
/// <param name="calls">The calls.</param>
/// <param name="operations">The operations that may be called.</param>
/// <param name="endOf">When a token ends that the emulator minted; null when that is not known.</param>
internal sealed class Dossier(IReadOnlyList<Call> calls, IEnumerable<CatalogueOperation> operations, Func<string, DateTimeOffset?> endOf)
{
    private readonly Dictionary<string, CatalogueOperation> _operations = operations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    internal IReadOnlyList<Call> Calls { get; } = calls;

    internal CatalogueOperation? OperationOf(Call call) => call.Operation is { } name ? _operations.GetValueOrDefault(name) : null;

    /// <summary>The calls to operations of a kind.</summary>
    internal IEnumerable<Call> To(Func<CatalogueOperation, bool> kind) => Calls.Where(call => OperationOf(call) is { } operation && kind(operation));

    /// <summary>
    /// The calls that ask the very same, without those of which the journal did not keep all: who asks (as far as proven), for what, and
    /// the body byte by byte.
    /// </summary>
    internal static IEnumerable<IReadOnlyList<Call>> Alike(IEnumerable<Call> calls) =>
        from call in calls
        where call.Body.Cut is null
        group call by (call.Account, call.Method, call.Path, call.Query, Convert.ToHexString(SHA256.HashData(call.Body.Bytes.Span))) into alike
        select (IReadOnlyList<Call>)[.. alike];

    /// <summary>When what an answer of a minting ends, as its client was told or, where nothing sound was told, as it is; null when not known.</summary>
    internal DateTimeOffset? EndOfMinted(Call call)
    {
        var answer = new CallFields(call);
        var told = Single(answer, "answer.expires_at");
        return told.ValueKind == JsonValueKind.Number && told.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : Minted(call) is { } token ? EndOf(token) : null;
    }

    /// <summary>When a token ends, by what the emulator knows; null when not known.</summary>
    internal DateTimeOffset? EndOf(string token) => endOf(token);

    /// <summary>The token that an answer brought; null when it brought none.</summary>
    internal static string? Minted(Call call)
    {
        var answer = new CallFields(call);
        return Text(Single(answer, "answer.token")) ?? Text(Single(answer, "answer.access_token"));
    }

    /// <summary>Whether a success was told and all of it went out.</summary>
    internal static bool Succeeded(Call call) => call is { Status: >= 200 and < 300, Ending.How: EndingKind.Delivered };

    /// <summary>Whether the vendor refuses what is asked as such, so that asking the same again cannot help, and the client was told.</summary>
    internal static bool RefusedForGood(Call call) =>
        call is { RefusedBy: not null, Status: 400 or 403 or 404 or 409 or 413 or 415 or 422, Ending.How: EndingKind.Delivered };

    /// <summary>What stands at a path, where it is one value; undefined else.</summary>
    internal static JsonElement Single(CallFields fields, string path) => fields.Read(CallPath.Parse(path)) is [var value] ? value : default;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An advice about some calls; null when they are fewer than tell anything.</summary>
    internal static Advice? Say(string code, int fewest, IReadOnlyList<Call> seen, Func<int, string> text, string remedy) => seen.Count < fewest
        ? null
        : new Advice(code, text(seen.Count), remedy, seen.Count, [.. seen.Take(Advice.MostCalls).Select(call => call.Number)]);
}
