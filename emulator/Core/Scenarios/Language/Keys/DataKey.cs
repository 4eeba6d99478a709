using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>data:</c> what exists before the first call.</summary>
internal static class DataKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "data",
        "For each provider, what exists before the first call, by kind.",
        "data: { algoreg: { threads: [{ id: t-1 }] } }",
        PerProvider.Form("data", Own),
        (node, draft, page) => PerProvider.Read(node, "`data`", draft, page, Own, Read));

    private static Form Own(Catalogue catalogue) => Form.Map($"data of {catalogue.Provider}", () => [.. catalogue.Data.Select(kind => Kind(catalogue, kind))]);

    /// <summary>Reads data that comes beside other data: what it names may be there already.</summary>
    public static void ReadMore(Node node, ScenarioDraft draft, Page page) =>
        PerProvider.Read(node, "`data`", draft, page, Own, (own, catalogue, whole, at) => Kinds(own, catalogue, whole, at));

    private static void Read(Node node, Catalogue catalogue, ScenarioDraft draft, Page page) =>
        DataCheck.CheckNamed(node, catalogue, Kinds(node, catalogue, draft, page), page);

    private static Seen Kinds(Node node, Catalogue catalogue, ScenarioDraft draft, Page page)
    {
        var kinds = catalogue.Data.ToDictionary(kind => kind.Key, _ => (IReadOnlyList<OptionValues>)[], StringComparer.Ordinal);
        var seen = MapReader.Read(node, $"the data of {catalogue.Provider}", [.. catalogue.Data.Select(kind => Kind(catalogue, kind))], kinds, page);
        DataCheck.CheckOnce(node, catalogue, page);
        draft.Data[catalogue.Provider] = kinds;
        return seen;
    }

    private static Key<Dictionary<string, IReadOnlyList<OptionValues>>> Kind(Catalogue catalogue, KeyValuePair<string, IReadOnlyList<Option>> kind) => new(
        kind.Key,
        $"The {kind.Key} that exist before the first call.",
        $"{kind.Key}: [{{ {PerProvider.Example(kind.Value)} }}]",
        PerProvider.Entries($"entry of {kind.Key} of {catalogue.Provider}", kind.Value),
        (node, kinds, page) => kinds[kind.Key] = PerProvider.Entries(node, $"an entry of `{kind.Key}`", kind.Value, page));
}
