using ChatEmulator.Deliveries;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Core.Tests.Scenarios.Editor;

/// <summary>The example of every key, each in a small file of its place.</summary>
internal static class Examples
{
    private const string Signed = "scenario: example\n";

    /// <summary>What stands around an example, by the map, or by the map and the key; an at sign stands for the example.</summary>
    private static readonly Dictionary<string, string> Frames = new(StringComparer.Ordinal)
    {
        ["rule"] = "rules: [{ @ }]",
        ["answer"] = "rules: [{ name: a, calls: signalwire.create_token, effect: none, answer: { @ } }]",
        ["condition"] = "rules: [{ name: a, calls: signalwire.create_token, delivery: reset, effect: none, when: { body.member_id: { @ } } }]",
        ["condition any"] = "rules: [{ name: a, calls: signalwire.create_token, delivery: reset, effect: none, when: { body.channels: { @ } } }]",
        ["condition all"] = "rules: [{ name: a, calls: signalwire.create_token, delivery: reset, effect: none, when: { body.channels: { @ } } }]",
        ["length"] = "rules: [{ name: a, calls: signalwire.create_token, delivery: reset, effect: none, when: { body.member_id: { length: { @ } } } }]",
        ["limit"] = "limits: [{ @ }]",
        ["connection"] = "connections: [{ @ }]",
        ["fault"] = "connections: [{ name: a, fault: { @ } }]",
        ["stub"] = "stubs: [{ @ }]",
        ["stub in"] = "state: stormy\nstubs: [{ @ }]",
        ["stub then"] = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nstubs: [{ @ }]",
        ["stub next"] = "state: calm\nstubs: [{ @ }]",
        ["stub repeat"] = "stubs: [{ answer: [{ status: 200 }, { status: 503 }], @ }]",
        ["retry_after"] = "rules: [{ name: a, calls: signalwire.create_token, answer: { error: rate_limited, retry_after: { @ } } }]",
        ["alter"] = "rules: [{ name: a, calls: algoreg.create_end_user_token, answer: { alter: { @ } } }]",
        ["clock"] = "clock: { @ }",
        ["late"] = "rules: [{ name: a, calls: signalwire.create_token, effect: { @ } }]",
        ["mint"] = "rules: [{ name: a, calls: signalwire.create_token, mint: { @ } }]",
        ["delivery"] = "rules: [{ name: a, calls: signalwire.create_token, effect: none, delivery: { @ } }]",
        ["rule in"] = "state: stormy\nrules: [{ @ }]",
        ["rule next"] = "state: calm\nrules: [{ @ }]",
        ["rule repeat"] = "rules: [{ answer: [own, { error: service_unavailable }], @ }]",
        ["mix"] = "rules: [{ name: a, calls: signalwire.create_token, answer: { mix: [{ @ }, { weight: 1, answer: own }] } }]",
        ["during"] = "rules: [{ name: a, calls: signalwire.create_token, delivery: { delay: 1s }, during: { @ } }]",
        ["then"] = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: a, calls: algoreg.create_end_user_token, then: [{ @ }] }]",
        ["fail_sending"] = "rules: [{ name: a, calls: algoreg.create_message, fail_sending: { @ } }]",
        ["state"] = "state: { @ }\nrules: [{ name: a, calls: signalwire.create_token, in: calm, effect: applied }]",
        [" state"] = "@\nrules: [{ name: a, calls: signalwire.create_token, in: calm, effect: applied }]",
        [" expect"] = "rules: [{ name: a, calls: algoreg.login, delivery: { delay: 1s } }]\n@",
        ["expectation"] = "rules: [{ name: a, calls: algoreg.login, delivery: { delay: 1s } }]\nexpect: [{ @ }]",
        ["retries"] = "expect: [{ retries: { @ } }]",
        ["after_revocation"] = "expect: [{ after_revocation: { @ } }]",
        ["step"] = "expect: [{ order: [algoreg.login, { @ }] }]",
        ["profile"] = "profile: { @ }",
        ["accounts"] = "accounts: { @ }",
        ["data"] = "data: { @ }",
        ["entry of threads of algoreg"] = "data: { algoreg: { customers: [{ external_id: c-1 }], threads: [{ @ }] } }",
    };

    /// <summary>What an example needs beside it and beside the keys that are always needed, by the map and the key.</summary>
    private static readonly Dictionary<string, string> Beside = new(StringComparer.Ordinal)
    {
        ["expectation calls"] = "exactly: 1",
        ["expectation applied"] = "exactly: 1",
        ["expectation refused"] = "exactly: 1",
        ["expectation when"] = "calls: algoreg.create_message, exactly: 1",
        ["expectation per"] = "calls: algoreg.create_message, exactly: 1",
        ["expectation status"] = "calls: algoreg.*, exactly: 1",
        ["expectation exactly"] = "calls: algoreg.*",
        ["expectation at_least"] = "calls: algoreg.*",
        ["expectation at_most"] = "calls: algoreg.*",
        ["expectation name"] = "rules: all_used",
        ["answer"] = "status: 502",
        ["answer retry_after"] = "error: rate_limited",
        ["answer error"] = "",
        ["rule"] = "effect: applied",
        ["stub"] = "calls: \"POST /v1/orders\", effect: none, answer: { status: 200 }",
        ["stub per"] = "calls: \"POST /v1/orders\", effect: none, answer: { status: 200 }, times: 1",
        ["step when"] = "calls: algoreg.create_message",
        ["stub repeat"] = "",
        ["limit when"] = "calls: signalwire.create_token",
        ["limit early_return"] = "kind: sliding",
        ["retry_after as"] = "in: 2s",
        ["answer mix"] = "",
        ["answer alter"] = "",
        ["rule answer"] = "",
        ["rule repeat"] = "",
        ["rule fail_sending"] = "calls: algoreg.create_message",
        ["rule then"] = "calls: algoreg.create_end_user_token",
        ["rule per"] = "calls: algoreg.create_message, effect: applied, times: 1",
    };

    public static Vocabulary Vocabulary { get; } = new([.. Vendors.All().Select(provider => provider.Catalogue)]);

    /// <summary>Every key of the language with the map that it belongs to; null at the left margin.</summary>
    public static IReadOnlyList<(string? Map, Key Key, IReadOnlyList<Key> Siblings)> Keys { get; } = [.. Walk(null, ScenarioKeys.All, [])];

    public static IEnumerable<(string Key, string Yaml)> All => Keys.Select(each => ($"{each.Map}/{each.Key.Name}", Yaml(each.Map, each.Key, each.Siblings)));

    private static string Yaml(string? map, Key key, IReadOnlyList<Key> siblings)
    {
        var around = Frames.GetValueOrDefault($"{map} {key.Name}") ?? Frames.GetValueOrDefault(map ?? "");
        if (map is null)
        {
            return key.Name == "scenario" ? key.Example : Signed + (around ?? "@").Replace("@", key.Example, StringComparison.Ordinal);
        }

        var beside = (Beside.GetValueOrDefault($"{map} {key.Name}") ?? Beside.GetValueOrDefault(map) ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var parts = beside.Concat(siblings.Where(each => each.Required).Select(each => each.Example))
            .DistinctBy(part => part.Split(':')[0])
            .Where(part => !part.StartsWith($"{key.Name}:", StringComparison.Ordinal));
        return Signed + (around ?? Own(map)).Replace("@", string.Join(", ", parts.Append(key.Example)), StringComparison.Ordinal);
    }

    // What providers and deliveries bring.
    private static string Own(string map) => map.Split(' ') switch
    {
        ["profile", "of", var provider] => $"profile: {{ {provider}: {{ @ }} }}",
        ["data", "of", var provider] => $"data: {{ {provider}: {{ @ }} }}",
        ["account", "of", var provider] => $"accounts: {{ {provider}: [{{ @ }}] }}",
        ["entry", "of", var kind, "of", var provider] => $"data: {{ {provider}: {{ {kind}: [{{ @ }}] }} }}",
        [var part] when Menu.All.FirstOrDefault(word => word.Parts.Any(each => each.Name == part)) is { } word =>
            $"rules: [{{ name: a, calls: signalwire.create_token, effect: none, delivery: {{ {word.Word}: {{ {part}: {{ @ }} }} }} }}]",
        [var word] => $"rules: [{{ name: a, calls: signalwire.create_token, effect: none, delivery: {{ {word}: {{ @ }} }} }}]",
        _ => throw new InvalidOperationException($"Where does an example of `{map}` stand? Say it in Examples.Frames."),
    };

    /// <summary>Every map of known keys, at each of its uses.</summary>
    public static IEnumerable<MapForm> Maps => Keys.SelectMany(each => MapsOf(each.Key.Form));

    private static IEnumerable<MapForm> MapsOf(Form form) => form switch
    {
        MapForm map => [map],
        EitherForm either => either.Forms.SelectMany(MapsOf),
        ListForm list => MapsOf(list.Item),
        NamedForm named => MapsOf(named.Each),
        PlacesForm places => MapsOf(places.Condition),
        _ => [],
    };

    private static IEnumerable<(string? Map, Key Key, IReadOnlyList<Key> Siblings)> Walk(string? map, IReadOnlyList<Key> keys, HashSet<string> seen) =>
        keys.SelectMany(key => Inside(key.Form, seen).Prepend((map, key, keys)));

    private static IEnumerable<(string? Map, Key Key, IReadOnlyList<Key> Siblings)> Inside(Form form, HashSet<string> seen) =>
        MapsOf(form).SelectMany(map => seen.Add(map.Called) ? Walk(map.Called, map.Keys(Vocabulary), seen) : []);
}
