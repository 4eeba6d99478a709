using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What an entry wants of the calls that it answers, as its author wrote it.</summary>
internal static class Wants
{
    private const int Longest = 200;

    private static readonly string[] Keys = ["when", "in", "per", "after", "times", "every", "only", "during", "probability"];

    /// <summary>Its conditions in a line; empty when it wants nothing.</summary>
    public static string Of(MapNode entry)
    {
        var text = string.Join(", ", from pair in entry.Entries
                                     where Keys.Contains(pair.Key.Value, StringComparer.Ordinal) || pair is { Key.Value: "answer", Value: ListNode }
                                     select pair.Value is ListNode list && pair.Key.Value == "answer" ? $"one of its {list.Items.Count} answers left"
                                         : pair.Key.Value == "when" ? Inside(pair.Value)
                                         : $"{pair.Key.Value}: {Shown(pair.Value)}");
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private static string Inside(Node node) => node is MapNode map ? string.Join(", ", map.Entries.Select(pair => $"{pair.Key.Shown}: {Shown(pair.Value)}")) : Shown(node);

    private static string Shown(Node node) => node switch
    {
        TextNode text => text.Shown,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Shown))}]",
        _ => $"{{ {Inside(node)} }}",
    };
}
