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
            Both();
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
            Problem = inner is ['[', '^', ..] || inner.Contains("-[", StringComparison.Ordinal) ? "brackets inside brackets are taken with some letters in them, [a[bc]], and not with all but some" : "";
            _out.Append(inner.AsSpan(1..^1));
        }
    }

    // What both have is the first without what the second has not: [a-z&&[def]] is [a-z-[^def]], and [a-z&&[^b]] is [a-z-[b]].
    private void Both()
    {
        End += 2;
        if (Is("["))
        {
            Without(Inner());
            Problem = Problem.Length > 0 || Is("]") ? Problem : "what stands behind &&[…] in brackets is not to be had here";
        }
        else
        {
            var rest = new JavaClass(java, End - 1);
            rest.Read();
            (End, Problem) = (rest.End - 1, rest.Problem);
            Without(rest.Text);
        }
    }

    private void Without(string? inner) => _out.Append(inner switch
    {
        null => "",
        ['[', '^', ..] => $"-[{inner[2..]}",
        _ => $"-[^{inner[1..]}",
    });

    private string? Inner()
    {
        var inner = new JavaClass(java, End);
        inner.Read();
        (End, Problem) = (inner.End, inner.Problem);
        return Problem.Length == 0 ? inner.Text : null;
    }
}
