namespace ChatEmulator.Scenarios.Sources;

/// <summary>
/// A scenario whose profile has lists stands for several: one for each choice of one value from every list. Whoever plays it plays
/// each of them, so that a client is held against all that a vendor's pages permit.
/// </summary>
internal static class Readings
{
    /// <summary>How many scenarios one file may stand for.</summary>
    public const int Most = 100;

    /// <summary>The lists of the profile: the provider, the key and the values.</summary>
    public static IReadOnlyList<(string Provider, TextNode Key, ListNode Values)> Lists(Node root) =>
    [
        .. from profile in Entries(root)
           where profile.Key.Value == "profile"
           from provider in Entries(profile.Value)
           from option in Entries(provider.Value)
           where option.Value is ListNode
           select (provider.Key.Value, option.Key, (ListNode)option.Value),
    ];

    /// <summary>Every scenario that a file stands for, each with what was chosen, such as <c>signalwire.created=201</c>.</summary>
    public static IEnumerable<(string Name, Node Root)> Of(Node root)
    {
        IEnumerable<(string Name, Node Root)> readings = [("", root)];
        foreach (var (provider, key, values) in Lists(root))
        {
            readings = readings.SelectMany(_ => values.Items, (reading, value) => (
                $"{reading.Name} {provider}.{key.Value}={(value as TextNode)?.Shown ?? value.Kind}".TrimStart(),
                Replaced(reading.Root, values, value)));
        }

        return readings;
    }

    private static IReadOnlyList<Pair> Entries(Node node) => (node as MapNode)?.Entries ?? [];

    private static Node Replaced(Node node, ListNode list, Node value) =>
        ReferenceEquals(node, list) ? value
        : node is MapNode map ? new MapNode(map.Place, [.. map.Entries.Select(entry => entry with { Value = Replaced(entry.Value, list, value) })])
        : node;
}
