using ChatEmulator.Deliveries;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>delivery:</c> how the answer travels. All it knows of deliveries is the menu.</summary>
internal static class DeliveryKey
{
    private static readonly Key<SortedList<int, Delivery>>[] Offers = [.. Menu.All.Select(Offer)];

    public static Key<RuleDraft> Key { get; } = new(
        "delivery",
        "How the answer travels: a word such as `reset`, or a map whose parts add up, such as `{ delay: 3s, hang: }`.",
        "delivery: { delay: 3s }",
        Form.AnyOf(
            Form.Words([.. Menu.All.Where(StandsAlone).Select(word => new Word(word.Word, word.About))]),
            Form.Map("delivery", () => Offers, least: 1)),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        // A word alone is a map of that word with nothing set.
        var map = node is TextNode { IsNull: false } word
            ? new MapNode(node.Place, [new Pair(word, new TextNode(node.Place, "", quoted: false))])
            : node;
        if (map is not MapNode { Entries.Count: > 0 })
        {
            page.Error(node, $"`delivery` takes a word such as `reset` or a map such as `{{ delay: 3s }}`, but this is {node.Kind}.");
            return;
        }

        var deliveries = new SortedList<int, Delivery>();
        var seen = MapReader.Read(map, "`delivery`", Offers, deliveries, page);
        CheckTogether(deliveries, seen, page);
        draft.Deliveries = [.. deliveries.Values];
    }

    // Of two deliveries that cannot both be played one would silently be dropped.
    private static void CheckTogether(SortedList<int, Delivery> deliveries, Seen seen, Page page)
    {
        for (var i = 1; i < deliveries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (deliveries.Values[j], deliveries.Values[i]);
                if (Company.Wrong(one, other) is { } wrong)
                {
                    page.Error(seen.At(Menu.All[deliveries.Keys[i]].Word), wrong);
                    return;
                }
            }
        }
    }

    // They are kept in the order of the menu, in whichever order they were written.
    private static Key<SortedList<int, Delivery>> Offer(DeliveryWord word, int order) => new(
        word.Word,
        word.About,
        word.Example is ['{', .. var part, '}'] ? part.Trim() : $"{word.Word}:",
        Written(word),
        (node, deliveries, page) =>
        {
            if (Values(node, word, page) is { } values)
            {
                deliveries[order] = word.Make(values);
            }
        });

    private static bool StandsAlone(DeliveryWord word) => !word.Parts.Any(part => part.Required) && word.Check?.Invoke(new OptionValues(word.Parts)) is null;

    private static Form Written(DeliveryWord word) => Form.AnyOf(
    [
        Form.Map(word.Word, () => OptionReader.Keys(word.Parts), least: StandsAlone(word) ? 0 : 1),
        .. word.Parts.Where(part => part.Name == word.Scalar).Select(Form.Of),
        .. StandsAlone(word) ? (Form[])[Form.Nothing] : [],
    ]);

    private static OptionValues? Values(Node node, DeliveryWord word, Page page)
    {
        if (node is MapNode)
        {
            return OptionReader.Checked(OptionReader.Read(node, $"`{word.Word}`", word.Parts, page), word.Check, node, page);
        }

        if (node is TextNode { IsNull: true } && StandsAlone(word))
        {
            return new OptionValues(word.Parts);
        }

        if (word.Parts.FirstOrDefault(part => part.Name == word.Scalar) is { } scalar && node is TextNode { IsNull: false })
        {
            var value = OptionReader.Value(node, scalar with { Name = word.Word }, page);
            return value is null ? null : OptionReader.Checked(new OptionValues(word.Parts, [new(scalar.Name, value)]), word.Check, node, page);
        }

        page.Error(node, $"This is not how `{word.Word}` is written. Right would be `delivery: {word.Example}`{(StandsAlone(word) ? $", and beside others `{word.Word}:` with nothing behind it" : "")}.");
        return null;
    }
}
