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
        (node, draft, page) => PerProvider.Read(node, "`data`", draft, page, Read));

    /// <summary>Reads data that comes beside other data: what it names may be there already.</summary>
    public static void ReadMore(Node node, ScenarioDraft draft, Page page) =>
        PerProvider.Read(node, "`data`", draft, page, (own, catalogue, whole, at) => Kinds(own, catalogue, whole, at));

    private static void Read(Node node, Catalogue catalogue, ScenarioDraft draft, Page page) =>
        DataCheck.CheckNamed(node, catalogue, Kinds(node, catalogue, draft, page), page);

    private static Seen Kinds(Node node, Catalogue catalogue, ScenarioDraft draft, Page page)
    {
        var kinds = catalogue.Data.ToDictionary(kind => kind.Key, _ => (IReadOnlyList<OptionValues>)[], StringComparer.Ordinal);
        var seen = MapReader.Read(node, $"the data of {catalogue.Provider}", [.. catalogue.Data.Select(Kind)], kinds, page);
        DataCheck.CheckOnce(node, catalogue, page);
        draft.Data[catalogue.Provider] = kinds;
        return seen;
    }

    private static Key<Dictionary<string, IReadOnlyList<OptionValues>>> Kind(KeyValuePair<string, IReadOnlyList<Option>> kind) => new(
        kind.Key,
        $"The {kind.Key} that exist before the first call.",
        $"{kind.Key}: […]",
        (node, kinds, page) => kinds[kind.Key] = PerProvider.Entries(node, $"an entry of `{kind.Key}`", kind.Value, page));
}
