using System.Text;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>Letters in brackets in a regular expression of Java: a bracket inside is a union there, and <c>&amp;&amp;</c> what both have.</summary>
internal sealed class JavaClass(string java, int begin)
{
    private readonly StringBuilder _out = new();

    /// <summary>The same for .NET.</summary>
    public string Text => _out.ToString();

    /// <summary>Where the rest goes on.</summary>
    public int End { get; private set; } = begin;

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Reads it, from its opening bracket.</summary>
    public void Read()
    {
        var opening = End++;
        _out.Append('[');
        if (Is("^"))
        {
            End++;
            _out.Append('^');
        }

        var first = End;
        while (Problem.Length == 0 && (End == first || !Is("]")))
        {
            if (End >= java.Length)
            {
                Problem = $"the bracket at {opening} is not closed";
                return;
            }

            Next();
        }

        End++;
        _out.Append(']');
    }

    private bool Is(string text) => string.CompareOrdinal(java, End, text, 0, text.Length) == 0;

    private void Next()
    {
        if (Is("&&"))
        {
            Without();
        }
        else if (Is("["))
        {
            Union();
        }
        else if (Is("\\"))
        {
            var escape = new JavaEscape(java, End + 1, insideClass: true);
            (End, Problem) = (escape.End, escape.Problem);
            _out.Append(escape.Text);
        }
        else
        {
            // A hyphen stays what it is: between two letters a range, else itself.
            _out.Append(java[End] == '-' ? "-" : JavaEscape.Literal(java[End]));
            End++;
        }
    }

    // [a[b]] is [ab]. A union with all but some letters has no counterpart.
    private void Union()
    {
        if (_out[^1] == '-')
        {
            Problem = "a bracket behind a hyphen in brackets is neither a range nor a union";
        }
        else if (Inner() is { } inner)
        {
            _out.Append(inner.AsSpan(1..^1));
        }
    }

    // [a-z&&[^b]] is [a-z-[b]]; other intersections have no counterpart.
    private void Without()
    {
        End += 2;
        if (!Is("[^"))
        {
            Problem = "&& in brackets is taken with all but some letters behind it, [a-z&&[^b]], and not otherwise";
        }
        else if (Inner(negated: true) is { } inner)
        {
            _out.Append("-[").Append(inner.AsSpan(2..));
            Problem = Is("]") ? "" : "&&[^…] stands at the end of brackets";
        }
    }

    private string? Inner(bool negated = false)
    {
        var inner = new JavaClass(java, End);
        inner.Read();
        (End, Problem) = (inner.End, inner.Problem);
        if (Problem.Length == 0 && !negated && inner.Text is ['[', '^', ..])
        {
            Problem = "brackets inside brackets are taken with some letters in them, [a[bc]], and not with all but some";
        }

        return Problem.Length == 0 ? inner.Text : null;
    }
}
