using System.Globalization;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>Where something stands in a file; both count from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
/// <param name="Origin">The file, when it may be another than the one that is being read.</param>
internal readonly record struct Place(int Line, int Column, Page? Origin = null);

/// <summary>A piece of YAML with its place: a text, a list or a map.</summary>
/// <param name="place">Where it begins.</param>
/// <param name="weight">How many nodes it stands for when every alias is written out.</param>
internal abstract class Node(Place place, int weight)
{
    public Place Place { get; } = place;

    public int Weight { get; } = weight;

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }

    // Enumerable.Sum is generic over numbers, and would be compiled at each start.
    protected static int Together(IEnumerable<Node> nodes)
    {
        var weight = 0;
        foreach (var node in nodes)
        {
            weight = checked(weight + node.Weight);
        }

        return weight;
    }
}

/// <summary>A list.</summary>
internal sealed class ListNode(Place place, IReadOnlyList<Node> items) : Node(place, 1 + Together(items))
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override string Kind => "a list";
}

/// <summary>What a map has under a key.</summary>
internal sealed record Pair(TextNode Key, Node Value);

/// <summary>A map; of a key that stands twice only the first is kept, the other has been reported.</summary>
internal sealed class MapNode(Place place, IReadOnlyList<Pair> entries)
    : Node(place, 1 + entries.Count + Together(entries.Select(entry => entry.Value)))
{
    public IReadOnlyList<Pair> Entries { get; } = entries;

    public override string Kind => "a map";
}

/// <summary>A scalar. Quoted it is text and nothing else; plain it may be a number, a truth value or nothing at all.</summary>
internal sealed class TextNode(Place place, string value, bool quoted) : Node(place, 1)
{
    public string Value { get; } = value;

    public bool Quoted { get; } = quoted;

    public override string Kind => IsNull ? "empty" : $"`{Shown}`";

    public bool IsNull => !Quoted && Value is "" or "~" or "null" or "Null" or "NULL";

    public bool? Truth => Quoted ? null : Value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The number that a plain scalar is; null for text.</summary>
    public decimal? Number =>
        !Quoted && LooksLikeNumber && decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether it is a plain number with zeros in front, which YAML dialects read in three ways.</summary>
    public bool IsAmbiguous => Number is not null && Value.TrimStart('-', '+') is ['0', >= '0' and <= '9', ..];

    /// <summary>The value, short enough for a message.</summary>
    public string Shown => Value.Length <= 60 ? Value : Value[..60] + "…";

    private bool LooksLikeNumber => Value is [>= '0' and <= '9', ..] or ['-' or '+' or '.', _, ..] && char.IsAsciiDigit(Value[^1]);
}
