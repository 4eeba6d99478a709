using System.Globalization;
using System.Text;
using ChatEmulator.Host.Templating.Parsing;
using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Host.Templating.Words;

namespace ChatEmulator.Host.Templating;

/// <summary>
/// A template as Handlebars.Net gets it: its words and blocks alone. Texts, literals and the places of values stand in a table and are named by number,
/// because Handlebars.Net reads names, quotes and spaces otherwise than WireMock's Handlebars.
/// </summary>
internal sealed class Skeleton
{
    private readonly StringBuilder _source = new();
    private readonly List<object?> _table = [];

    private Skeleton()
    {
    }

    /// <summary>What is compiled.</summary>
    public string Source => _source.ToString();

    /// <summary>What it names by number.</summary>
    public IReadOnlyList<object?> Table => _table;

    /// <summary>The skeleton of a template.</summary>
    public static Skeleton Of(IReadOnlyList<Node> nodes)
    {
        var skeleton = new Skeleton();
        skeleton.Add(nodes);
        return skeleton;
    }

    private void Add(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    _source.Append("{{").Append(Press.Tell).Append(' ').Append(Number(new Literal(text.Text))).Append("}}");
                    break;
                case ValueNode value:
                    _source.Append("{{").Append(Press.Tell).Append(' ');
                    Add(value.Value);
                    _source.Append("}}");
                    break;
                case BlockNode block:
                    Add(block);
                    break;
            }
        }
    }

    private void Add(BlockNode block)
    {
        _source.Append("{{#");
        Call(block.Call, block.Names);
        _source.Append("}}");
        Add(block.Body);
        if (block.Else.Count > 0)
        {
            _source.Append("{{else}}");
            Add(block.Else);
        }

        _source.Append("{{/").Append(Press.Name(block.Call.Word)).Append("}}");
    }

    private void Add(Argument argument)
    {
        if (argument is OperandArgument operand)
        {
            _source.Append(Number(operand.Operand));
            return;
        }

        _source.Append('(');
        Call((CallArgument)argument, []);
        _source.Append(')');
    }

    private void Call(CallArgument call, IReadOnlyList<string> names)
    {
        _source.Append(Press.Name(call.Word)).Append(' ').Append(Number(new Site(call.Word, call.Place, [.. call.Options.Select(option => option.Name)], names)));
        foreach (var argument in call.Arguments.Concat(call.Options.Select(option => option.Value)))
        {
            _source.Append(' ');
            Add(argument);
        }
    }

    private string Number(object? entry)
    {
        _table.Add(entry);
        return (_table.Count - 1).ToString(CultureInfo.InvariantCulture);
    }
}
