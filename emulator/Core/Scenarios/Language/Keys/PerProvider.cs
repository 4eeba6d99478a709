using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary>Reads what stands under a key once for each provider, and the entries of its lists.</summary>
internal static class PerProvider
{
    /// <summary>What it may look like, when it is known what stands under one provider.</summary>
    public static Form Form(string name, Func<Catalogue, Form> own) =>
        new MapForm(name, vocabulary => Keys(vocabulary, own, (_, _, _, _) => { }), Least: 0);

    public static void Read(
        Node node, string place, ScenarioDraft draft, Page page, Func<Catalogue, Form> own, Action<Node, Catalogue, ScenarioDraft, Page> read) =>
        MapReader.Read(node, place, Keys(draft.Vocabulary, own, read), draft, page);

    /// <summary>What a list of entries may look like.</summary>
    public static Form Entries(string name, IReadOnlyList<Option> fields) => Language.Form.List(Language.Form.Map(name, () => OptionReader.Keys(fields)));

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

    private static IReadOnlyList<Key<ScenarioDraft>> Keys(
        Vocabulary vocabulary, Func<Catalogue, Form> own, Action<Node, Catalogue, ScenarioDraft, Page> read) =>
    [
        .. vocabulary.Catalogues.Select(catalogue => new Key<ScenarioDraft>(
            catalogue.Provider,
            $"What belongs to {catalogue.Provider}.",
            $"{catalogue.Provider}: {own(catalogue).Sample(vocabulary)}",
            own(catalogue),
            (node, draft, page) => read(node, catalogue, draft, page))),
    ];

    /// <summary>An entry with as little as it needs.</summary>
    public static string Example(IReadOnlyList<Option> fields) =>
        string.Join(", ", fields.Where((field, index) => field.Required || index == 0).Select(field => $"{field.Name}: {field.Example}"));
}
