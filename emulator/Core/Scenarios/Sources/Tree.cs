using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>
/// Builds nodes from the parser's events. YamlDotNet's own node model stops at the first duplicate key and expands aliases
/// without a limit; from the events every duplicate is reported and a bomb is refused while it is being read.
/// </summary>
internal sealed class Tree
{
    private const int DeepestNesting = 32;
    private const int MostNodes = 100_000;

    private readonly Page _page;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, Node?> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private Tree(Page page)
    {
        _page = page;
        _scanner = new Scanner(new StringReader(page.Text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>The root of a file's one document; null when it has none, and the page says why.</summary>
    public static Node? Read(Page page)
    {
        try
        {
            return new Tree(page).Document();
        }
        catch (RefusedException refused)
        {
            page.Error(refused.Place, refused.Message);
        }
        catch (YamlException problem)
        {
            var place = SyntaxHint.Place(new Place((int)problem.Start.Line, (int)problem.Start.Column), problem, page);
            page.Error(place, SyntaxHint.For(problem, page.Line(place.Line) ?? ""));
        }

        return null;
    }

    private Node? Document()
    {
        Next();
        Next();
        if (_parser.Current is not DocumentStart)
        {
            _page.Error(new Place(0, 1), "The file is empty. A scenario begins with its name: `scenario: my-first`.");
            return null;
        }

        Next();
        var root = Node(depth: 0);
        Next();
        Next();
        if (_parser.Current is DocumentStart second)
        {
            throw Refused(second, "A second document begins here. One file is one scenario: put the rest into a file of its own.");
        }

        return root;
    }

    // Leaves the parser on the node's last event.
    private Node Node(int depth)
    {
        var at = _parser.Current!;
        if (depth > DeepestNesting)
        {
            throw Refused(at, $"This is nested more than {DeepestNesting} levels deep. No scenario needs that. Is a bracket missing?");
        }

        Spend(1, at);
        if (at is AnchorAlias alias)
        {
            return Alias(alias);
        }

        // Damaged flow maps can end where a value was due.
        var begin = at as NodeEvent ?? throw Refused(at, "This is not YAML: a value is missing here, or a bracket or comma is misplaced.");
        Declare(begin, null);
        Node node = begin switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart => List(depth),
            _ => Map(depth),
        };
        Declare(begin, node);
        return node;
    }

    private TextNode Text(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty)
        {
            _page.Error(At(scalar.Start), $"The tag `{scalar.Tag}` is not part of the language. Quote a value to make it text.");
        }

        return new TextNode(At(scalar.Start), scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any));
    }

    private ListNode List(int depth)
    {
        var place = At(_parser.Current!.Start);
        var items = new List<Node>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            items.Add(Node(depth + 1));
        }

        return new ListNode(place, items);
    }

    private MapNode Map(int depth)
    {
        var place = At(_parser.Current!.Start);
        var entries = new List<Pair>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            var name = Node(depth + 1);
            if (name is not TextNode key)
            {
                throw new RefusedException(name.Place, "A key must be a plain word or a quoted text. If this is a template, write it in quotes: `\"{{now}}\"`.");
            }

            Next();
            var value = Node(depth + 1);
            if (lines.TryAdd(key.Value, key.Place.Line))
            {
                entries.Add(new Pair(key, value));
            }
            else
            {
                _page.Error(key.Place, $"`{key.Shown}` was already set on line {lines[key.Value]}. Keep one of the two.");
            }
        }

        return new MapNode(place, entries);
    }

    private Node Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Refused(alias, $"`*{alias.Value}` refers to an anchor, but there is no `&{alias.Value}` above it. A text that begins with a star needs quotes.");
        }

        if (node is null)
        {
            throw Refused(alias, $"`*{alias.Value}` stands inside the very thing that it refers to. Write out what is meant.");
        }

        Spend(node.Weight, alias);
        return node;
    }

    private void Declare(NodeEvent begin, Node? node)
    {
        if (!begin.Anchor.IsEmpty)
        {
            _anchors[begin.Anchor.Value] = node;
        }
    }

    private void Spend(int nodes, ParsingEvent at)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
        {
            throw Refused(at, $"This file has more than {MostNodes:N0} values, each alias counted as what it stands for. That is not a scenario: split it, or write fewer aliases.");
        }
    }

    // On some damaged texts the parser falls over instead of refusing them; for the user that is the same.
    private void Next()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception stumble) when (stumble is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new RefusedException(At(_scanner.CurrentPosition), "This is not YAML: a sign or an escape here makes no sense.");
        }
    }

    private Place At(Mark mark) => new((int)mark.Line, (int)mark.Column, _page);

    private RefusedException Refused(ParsingEvent at, string text) => new(At(at.Start), text);

    /// <summary>YAML that the parser takes and we do not; ends the reading of the file.</summary>
    private sealed class RefusedException(Place place, string text) : Exception(text)
    {
        public Place Place { get; } = place;
    }
}
