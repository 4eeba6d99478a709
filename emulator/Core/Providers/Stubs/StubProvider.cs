using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Stubs;

/// <summary>
/// Endpoints of other services that the application also calls. Nobody proves anything to them and they keep nothing: what they answer the
/// scenario says, entry by entry. A scenario has its own, so they are found once the world of a call is known.
/// </summary>
internal sealed class StubProvider : Provider
{
    private readonly StubOperation[] _byRank;

    /// <summary>The stubs of a scenario.</summary>
    /// <param name="catalogue">Its endpoints.</param>
    public StubProvider(Catalogue catalogue)
    {
        Catalogue = catalogue;
        var stubs = catalogue.Operations.Select(entry => new StubOperation(this, entry)).ToArray();
        Operations = stubs;
        _byRank = [.. stubs.OrderBy(stub => stub.Entry.Template.Rank, StringComparer.Ordinal).ThenBy(stub => stub.Entry.Method == AnyMethod)];
    }

    /// <summary>How it reads bodies, in every world.</summary>
    public Profile Profile { get; } = new StubProfile(StubProfile.Usual);

    /// <summary>What it keeps, in every world: nothing.</summary>
    public ProviderState State { get; } = new StubState();

    /// <summary>The method of an endpoint that answers to all but OPTIONS.</summary>
    public static string AnyMethod => "ANY";

    /// <inheritdoc/>
    public override Catalogue Catalogue { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Operation> Operations { get; }

    /// <summary>The endpoint that a call is for: of several the one that says most of the path, and its method; null for none.</summary>
    public Operation? Find(Exchange exchange) => Of(exchange.Path, exchange.Method) ?? (exchange.Method == "HEAD" ? Of(exchange.Path, "GET") : null);

    /// <summary>The methods that a path answers to; null when it is none of a stub's.</summary>
    public string? Allowed(string path)
    {
        var methods = _byRank.Where(stub => stub.Entry.Template.Matches(path)).Select(stub => stub.Entry.Method).ToList();
        return methods.Count == 0 ? null : string.Join(", ", (methods.Contains("GET") ? methods.Append("HEAD") : methods).Distinct());
    }

    /// <inheritdoc/>
    public override bool Owns(string path) => false;

    /// <inheritdoc/>
    public override Profile Choose(OptionValues values) => Profile;

    /// <inheritdoc/>
    public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => new StubRoster();

    /// <inheritdoc/>
    public override ProviderState Open(Opening opening) => State;

    /// <inheritdoc/>
    public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) => default;

    /// <inheritdoc/>
    public override Refusal Error(string name)
    {
        var error = Catalogue.Errors.First(each => each.Name == name);
        return new Refusal(error.Name, error.Status, error.About);
    }

    /// <inheritdoc/>
    public override Reply Answer(Refusal refusal, Moment moment)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("error", refusal.Error);
            json.WriteString("message", refusal.Why);
            json.WriteEndObject();
        }

        return new Reply(refusal.Status, "application/json", stream.ToArray());
    }

    /// <inheritdoc/>
    public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) => null;

    private StubOperation? Of(string path, string method)
    {
        foreach (var stub in _byRank)
        {
            if ((stub.Entry.Method == method || (stub.Entry.Method == AnyMethod && method != "OPTIONS")) && stub.Entry.Template.Matches(path))
            {
                return stub;
            }
        }

        return null;
    }
}
