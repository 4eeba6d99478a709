using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Publishing;

/// <summary>
/// Examples that cannot lie: what an engine of their own answers, on a frozen clock, to the sample requests of the catalogue with the demo
/// account. Nothing of the world that asks is touched; it lends its profile alone.
/// </summary>
internal sealed class Samples : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    private readonly Provider _provider;
    private readonly Profile _profile;
    private readonly Engine _engine;
    private readonly string _authorization;
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reply> _accepted = new(StringComparer.Ordinal);

    public Samples(Provider provider, OptionValues profile)
    {
        _provider = provider;
        _profile = provider.Choose(profile);
        var catalogue = provider.Catalogue;
        var account = catalogue.DemoAccounts[0];
        _authorization = Basic.Header(account.Text(catalogue.Account[0].Name)!, account.Text(catalogue.Account[1].Name)!);
        _engine = new Engine([provider], Scenario(catalogue, profile));

        // What changes something comes first, so that there is something to be read.
        foreach (var operation in catalogue.Operations.OrderBy(operation => !operation.ChangesState))
        {
            _accepted[operation.Name] = Send(operation, operation.SampleBody, _authorization);
            Remember(_accepted[operation.Name]);
        }
    }

    /// <summary>The answer to an operation's sample request.</summary>
    public Reply Accepted(CatalogueOperation operation) => _accepted[operation.Name];

    /// <summary>Whether an operation answers a caller without credentials as it answers one with them.</summary>
    public bool IsOpen(CatalogueOperation operation) => Send(operation, operation.SampleBody, null).Status < 400;

    /// <summary>What an operation refuses, as any client may come upon it.</summary>
    public IEnumerable<Answered> Refused(CatalogueOperation operation)
    {
        List<Answered> all = [new("no_credentials", "A call without credentials.", Send(operation, operation.SampleBody, null))];
        if (operation.SampleBody.Length > 0)
        {
            all.Add(new("empty_object", "The body {}.", Send(operation, "{}", _authorization)));
            all.Add(new("no_json", "A body that is no JSON.", Send(operation, "{", _authorization)));
        }

        return all.Where(answered => answered.Reply.Status >= 400);
    }

    /// <summary>The answer of an error of the catalogue.</summary>
    public Reply Error(string name)
    {
        var world = _engine.Worlds.Default;
        return _provider.Answer(_provider.Error(name), new Moment(world.State(_provider), _profile, At, world.Dice, 0, Mix.Text(name)));
    }

    /// <summary>A value of a parameter for which there is something to be read; the name itself when nothing is known of it.</summary>
    public string Value(string parameter) =>
        _seen.GetValueOrDefault(parameter)
        ?? _provider.Catalogue.Data.Values.SelectMany(kind => kind).FirstOrDefault(option => option.Name == parameter)?.Example
        ?? parameter;

    public void Dispose() => _engine.Dispose();

    // The demo account, and of each kind of data one entry that is as its options' examples have it.
    private static Scenario Scenario(Catalogue catalogue, OptionValues profile) => new()
    {
        Name = "examples",
        Clock = new ClockStart(At, Frozen: true),
        Profiles = new Dictionary<string, OptionValues>(StringComparer.Ordinal) { [catalogue.Provider] = profile },
        Accounts = new Dictionary<string, IReadOnlyList<OptionValues>>(StringComparer.Ordinal) { [catalogue.Provider] = catalogue.DemoAccounts },
        Data = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>>(StringComparer.Ordinal)
        {
            [catalogue.Provider] = catalogue.Data.ToDictionary(
                kind => kind.Key,
                kind => (IReadOnlyList<OptionValues>)[new OptionValues(kind.Value, kind.Value.Where(option => option.Kind == OptionKind.Text).Select(Example))],
                StringComparer.Ordinal),
        },
        Rules = [],
    };

    private static KeyValuePair<string, object> Example(Option option) => new(option.Name, option.Example);

    private Reply Send(CatalogueOperation operation, string body, string? authorization)
    {
        Header[] headers =
        [
            .. authorization is null ? (Header[])[] : [new("Authorization", authorization)],
            .. body.Length == 0 ? (Header[])[] : [new("Content-Type", "application/json")],
        ];
        var path = operation.PathTo(operation.Template.Parameter is { } name ? Value(name) : null);
        var query = operation.Query is { } field ? $"?{field}={Uri.EscapeDataString(Value(field))}" : "";
        return _engine.Handle(new Exchange(operation.Method, path, query, headers, Encoding.UTF8.GetBytes(body))).Script.Reply;
    }

    // What an answer hands out, such as a token, is what a later request asks with.
    private void Remember(Reply reply)
    {
        if (reply.Status >= 400 || !IsJson(reply))
        {
            return;
        }

        using var body = JsonDocument.Parse(reply.Body);
        foreach (var property in body.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
        {
            _seen[property.Name] = property.Value.GetString()!;
        }
    }

    /// <summary>Whether a reply carries JSON.</summary>
    public static bool IsJson(Reply reply) => reply.ContentType?.Contains("json", StringComparison.Ordinal) == true;
}
