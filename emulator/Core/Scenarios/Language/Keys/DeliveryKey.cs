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
            ? new MapNode(node.Place, [(word, new TextNode(node.Place, "", quoted: false))])
            : node;
        if (map is not MapNode { Entries.Count: > 0 })
        {
            page.Error(node, $"`delivery` takes a word such as `reset` or a map such as `{{ delay: 3s }}`, but this is {node.Kind}.");
            return;
        }

        var deliveries = new SortedList<int, Delivery>();
        var seen = MapReader.Read(map, "`delivery`", Offers, deliveries, page);
        CheckOneEnd(deliveries, seen, page);
        draft.Deliveries = [.. deliveries.Values];
    }

    // A call ends once: of two deliveries that keep the answer back one would be played and the other silently dropped.
    private static void CheckOneEnd(SortedList<int, Delivery> deliveries, Seen seen, Page page)
    {
        var ends = deliveries.Where(each => each.Value.HidesAnswer).Select(each => Menu.All[each.Key].Word).ToList();
        if (ends.Count > 1)
        {
            page.Error(seen.At(ends[1]), $"{Words.Listed(ends, "and")} each end the call without an answer, and a call ends once. "
                + "Keep one of them; `delay` may stand beside it.");
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

    private static bool StandsAlone(DeliveryWord word) => word.Check is null && !word.Parts.Any(part => part.Required);

    private static Form Written(DeliveryWord word) => Form.AnyOf(
    [
        Form.Map(word.Word, () => OptionReader.Keys(word.Parts), least: word.Check is null ? 0 : 1),
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
            return value is null ? null : new OptionValues(word.Parts, [new(scalar.Name, value)]);
        }

        page.Error(node, $"This is not how `{word.Word}` is written. Right would be `delivery: {word.Example}`{(StandsAlone(word) ? $", and beside others `{word.Word}:` with nothing behind it" : "")}.");
        return null;
    }
}
