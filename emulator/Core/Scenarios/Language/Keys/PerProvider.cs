using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary>Reads what stands under a key once for each provider, and the entries of its lists.</summary>
internal static class PerProvider
{
    public static void Read(
        Node node, string place, ScenarioDraft draft, Page page, Action<Node, Catalogue, ScenarioDraft, Page> read) =>
        MapReader.Read(
            node,
            place,
            [.. draft.Vocabulary.Catalogues.Select(catalogue => new Key<ScenarioDraft>(
                catalogue.Provider,
                $"What belongs to {catalogue.Provider}.",
                $"{catalogue.Provider}: …",
                (own, whole, at) => read(own, catalogue, whole, at)))],
            draft,
            page);

    /// <summary>The sound entries of a list.</summary>
    public static IReadOnlyList<OptionValues> Entries(Node node, string place, IReadOnlyList<Option> fields, Page page)
    {
        if (node is not ListNode list)
        {
            page.Error(node, $"Here belongs a list of which each entry is {place}, such as `- {{ {Example(fields)} }}`, "
                + $"but this is {node.Kind}.");
            return [];
        }

        return [.. list.Items.Select(item => OptionReader.Read(item, place, fields, page)).OfType<OptionValues>()];
    }

    private static string Example(IReadOnlyList<Option> fields) =>
        string.Join(", ", fields.Where((field, index) => field.Required || index == 0).Select(field => $"{field.Name}: {field.Example}"));
}
