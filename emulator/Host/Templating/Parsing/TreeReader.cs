namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>Reads a template as a tree of text, values and blocks.</summary>
internal sealed class TreeReader
{
    private const int Longest = 1_000_000;
    private const int Deepest = 32;

    private readonly Source _source;
    private readonly ExpressionReader _expressions;
    private readonly IReadOnlyList<Tag> _tags;
    private int _next;

    private TreeReader(string text)
    {
        _source = new Source(text);
        _expressions = new ExpressionReader(_source);
        _tags = new TagReader(_source).Read();
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It is none, and why.</exception>
    public static IReadOnlyList<Node> Read(string text)
    {
        if (text.Length > Longest)
        {
            throw new FormatException($"is no template: longer than {Longest:N0} characters");
        }

        var reader = new TreeReader(text);
        var nodes = reader.Nodes(0);
        return reader._next == reader._tags.Count ? nodes : throw reader.Misplaced(reader._tags[reader._next]);
    }

    private FormatException Misplaced(Tag tag) =>
        _source.Wrong(tag.At, tag.Kind == TagKind.Else ? "there is no block here that an else belongs to" : $"there is no block here that /{tag.Text.Trim()} ends");

    private List<Node> Nodes(int depth)
    {
        var nodes = new List<Node>();
        for (; _next < _tags.Count && _tags[_next] is var tag && tag.Kind is not (TagKind.Else or TagKind.Close);)
        {
            _next++;
            nodes.Add(tag.Kind switch
            {
                TagKind.Text => new TextNode(tag.Text),
                TagKind.Value => new ValueNode(_expressions.Value(tag)),
                _ => Block(tag, tag, depth),
            });
        }

        return nodes;
    }

    // Another condition in an else is a block within it, which the same tag ends.
    private BlockNode Block(Tag tag, Tag opened, int depth)
    {
        if (depth > Deepest)
        {
            throw _source.Wrong(tag.At, $"blocks lie within blocks more than {Deepest} deep");
        }

        var (call, names) = _expressions.Block(tag, tag.Kind == TagKind.Inverted);
        var (body, other) = (Nodes(depth + 1), new List<Node>());
        if (_next < _tags.Count && _tags[_next] is { Kind: TagKind.Else } otherwise)
        {
            _next++;
            if (otherwise.Text.Trim().Length > 0)
            {
                other.Add(Block(otherwise with { Kind = TagKind.Open }, opened, depth + 1));
                return new BlockNode(call, names, body, other);
            }

            other = Nodes(depth + 1);
        }

        End(opened);
        return tag.Kind == TagKind.Inverted && call.Word != Words.Vocabulary.Inverted ? new BlockNode(call, names, other, body) : new BlockNode(call, names, body, other);
    }

    private void End(Tag opened)
    {
        var name = opened.Text.Trim().Split(' ', '\t', '\n', '\r')[0];
        if (_next >= _tags.Count)
        {
            throw _source.Wrong(opened.At, $"the block has no end, /{name}");
        }

        var tag = _tags[_next++];
        if (tag.Kind != TagKind.Close || tag.Text.Trim() != name)
        {
            throw tag.Kind == TagKind.Close ? _source.Wrong(tag.At, $"/{tag.Text.Trim()} should be /{name}") : Misplaced(tag);
        }
    }
}
