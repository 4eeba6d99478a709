using System.Globalization;
using System.Text;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// A regular expression of Java, written anew for .NET: where the two read the same letters differently, Java's reading is kept; what has no
/// counterpart is told, never taken for something else.
/// </summary>
internal sealed class JavaSyntax(string java)
{
    private readonly StringBuilder _out = new();
    private readonly Stack<(int At, int Begin)> _groups = new();
    private int _at;

    // Where the last thing that can be repeated begins in what was written; -1 when there is none, or it is repeated already.
    private int _atom = -1;
    private bool _repeated;
    private bool _named;
    private bool _numbered;

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The letters that it begins with, as far as they are certain.</summary>
    public string Prefix => JavaPrefix.Of(java);

    /// <summary>The expression for .NET; null when there is none.</summary>
    public string? Translate()
    {
        while (_at < java.Length && Problem.Length == 0)
        {
            Next();
        }

        if (_groups.TryPeek(out var open))
        {
            Fail($"the group at {open.At} is not closed");
        }

        if (Problem.Length == 0 && _named && _numbered)
        {
            Fail("named groups beside references by number are counted differently here; refer by name");
        }

        return Problem.Length == 0 ? _out.ToString() : null;
    }

    private void Next()
    {
        switch (java[_at])
        {
            case '\\':
                Escape();
                break;
            case '[':
                Class();
                break;
            case '(':
                Group();
                break;
            case ')':
                Close();
                break;
            case '*' or '+' or '?':
                Repeat(java[_at++].ToString());
                break;
            case '{':
                Repeat(Counted());
                break;
            case '|' or '^':
                _out.Append(java[_at++]);
                _atom = -1;
                break;
            default:
                Letter();
                break;
        }
    }

    // Two halves of one letter are repeated together.
    private void Letter()
    {
        var isPair = char.IsHighSurrogate(java[_at]) && _at + 1 < java.Length && char.IsLowSurrogate(java[_at + 1]);
        Atom(_out.Length);
        _out.Append(isPair ? $"(?:{java.AsSpan(_at, 2)})" : java[_at].ToString());
        _at += isPair ? 2 : 1;
    }

    private void Atom(int begin) => (_atom, _repeated) = (begin, false);

    private void Escape()
    {
        var escape = new JavaEscape(java, _at + 1, insideClass: false);
        _at = escape.End;
        _numbered |= escape.IsNumber;
        Fail(escape.Problem);
        Atom(_out.Length);
        _out.Append(escape.Text);
    }

    private void Class()
    {
        var letters = new JavaClass(java, _at);
        letters.Read();
        _at = letters.End;
        Fail(letters.Problem);
        Atom(_out.Length);
        _out.Append(letters.Text);
    }

    private void Group()
    {
        _groups.Push((_at, _out.Length));
        var group = new JavaGroup(java, _at);
        _at = group.End;
        _named |= group.IsNamed;
        Fail(group.Problem);
        _out.Append(group.Text);
        _atom = -1;
        if (group.IsClosed)
        {
            _groups.Pop();
        }
    }

    private void Close()
    {
        if (!_groups.TryPop(out var open))
        {
            Fail($"the parenthesis at {_at} closes nothing");
        }

        _out.Append(java[_at++]);
        Atom(open.Begin);
    }

    // A plus behind a repetition takes all it can and gives nothing back: an atomic group.
    private void Repeat(string quantifier)
    {
        if (_atom < 0 || (_repeated && quantifier is not "?"))
        {
            Fail($"nothing is there that {quantifier} could repeat, at {_at}");
        }
        else if (_at < java.Length && java[_at] == '+' && !_repeated)
        {
            _at++;
            _out.Insert(_atom, "(?>").Append(quantifier).Append(')');
            _repeated = true;
        }
        else
        {
            _out.Append(quantifier);
            _atom = _repeated ? -1 : _atom;
            _repeated = true;
        }
    }

    private string Counted()
    {
        var end = java.IndexOf('}', _at);
        var inside = end < 0 ? "" : java[(_at + 1)..end];
        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var least = comma < 0 ? inside : inside[..comma];
        var most = comma < 0 ? "" : inside[(comma + 1)..];
        if (!IsCount(least) || (most.Length > 0 && !IsCount(most)))
        {
            Fail($"the brace at {_at} is no repetition such as {{2,5}}; \\{{ is the letter");
        }

        _at = end < 0 ? java.Length : end + 1;
        return $"{{{inside}}}";
    }

    private static bool IsCount(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private void Fail(string problem) => Problem = Problem.Length > 0 ? Problem : problem;
}
