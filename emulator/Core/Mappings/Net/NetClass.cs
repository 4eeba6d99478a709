using System.Text;

namespace ChatEmulator.Mappings.Net;

/// <summary>Letters in brackets in a regular expression of .NET: a bracket and two ampersands inside are letters there, and no union or intersection.</summary>
internal sealed class NetClass
{
    private const string Any = @"[\s\S]";

    // How people write any letter at all, line ends too.
    private static readonly string[] Anything = [Any, @"[\S\s]", @"[\w\W]", @"[\W\w]", @"[\d\D]", @"[\D\d]"];

    private readonly StringBuilder _out = new("[");

    /// <summary>Reads them, from the opening bracket of an expression that is sound.</summary>
    public NetClass(string net, int at)
    {
        if (Array.Exists(Anything, each => string.CompareOrdinal(net, at, each, 0, each.Length) == 0))
        {
            (Text, End) = (Any, at + Any.Length);
            return;
        }

        End = at + 1;
        if (net[End] == '^')
        {
            _out.Append(net[End++]);
        }

        for (var first = End; Problem.Length == 0 && (End == first || net[End] != ']');)
        {
            Next(net);
        }

        End++;
        Text = _out.Append(']').ToString();
    }

    /// <summary>The same for Java.</summary>
    public string Text { get; }

    /// <summary>Where the rest goes on.</summary>
    public int End { get; private set; }

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    private void Next(string net)
    {
        switch (net[End])
        {
            case '\\' when net[End + 1] == 'b':
                _out.Append(@"\x08");
                End += 2;
                break;
            case '\\':
                var escape = NetEscape.Read(net, End, insideClass: true);
                (End, Problem, _) = (escape.End, escape.Problem, _out.Append(escape.Text));
                break;
            case '-' when net[End + 1] == '[':
                Problem = "letters without some others, [a-z-[b]], are .NET's alone";
                break;
            case '[' or ']' or '&' or '^':
                _out.Append('\\').Append(net[End++]);
                break;
            default:
                _out.Append(net[End++]);
                break;
        }
    }
}
