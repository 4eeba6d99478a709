using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>What follows a backslash in a regular expression of Java: digits, letters and white space are those of ASCII there.</summary>
internal sealed class JavaEscape
{
    // What a class of its own stands for, as it is written inside brackets. Each ends with a range, so that a hyphen behind it stays a hyphen.
    private static readonly Dictionary<char, string> Sets = new()
    {
        ['d'] = "0-9",
        ['D'] = @"\x00-/:-\uFFFF",
        ['w'] = "0-9A-Z_a-z",
        ['W'] = @"\x00-/:-@\[-\^`{-\uFFFF",
        ['s'] = @" \t-\r",
        ['S'] = @"\x00-\x08\x0E-\x1F!-\uFFFF",
        ['h'] = @" \t\xA0\u1680\u180E\u202F\u205F\u3000\u2000-\u200A",
        ['H'] = @"\x00-\x08\n-\x1F!-\x9F\xA1-\u167F\u1681-\u180D\u180F-\u1FFF\u200B-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFFFF",
        ['v'] = @"\x85\u2028\u2029\n-\r",
        ['V'] = @"\x00-\t\x0E-\x84\x86-\u2027\u202A-\uFFFF",
    };

    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "A-Za-z",
        ["Digit"] = "0-9",
        ["Alnum"] = "0-9A-Za-z",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = @" \t-\t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9A-Fa-f",
        ["Space"] = @" \t-\r",
        ["IsAlphabetic"] = @"\p{L}\p{Nl}",
        ["IsLetter"] = @"\p{L}",
        ["IsDigit"] = @"\p{Nd}",
        ["IsUppercase"] = @"\p{Lu}",
        ["IsLowercase"] = @"\p{Ll}",
    };

    private readonly string _java;
    private readonly bool _inside;

    /// <summary>Reads what stands behind a backslash.</summary>
    public JavaEscape(string java, int at, bool insideClass)
    {
        (_java, _inside, End) = (java, insideClass, at + 1);
        if (at >= java.Length)
        {
            (End, Problem) = (at, "a backslash at its end escapes nothing");
            return;
        }

        Text = Read(java[at]);
    }

    /// <summary>The same for .NET.</summary>
    public string Text { get; } = "";

    /// <summary>Where the rest goes on.</summary>
    public int End { get; private set; }

    /// <summary>Whether it is a reference by number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>A letter as itself, inside brackets and outside.</summary>
    public static string Literal(char letter) => letter is '-' or ']' or '}' ? $"\\{letter}" : Regex.Escape(letter.ToString());

    private string Read(char letter) => letter switch
    {
        'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'h' or 'H' or 'v' or 'V' => Set(Sets[letter]),
        'p' or 'P' => Property(letter == 'P'),
        'Q' => Quoted(),
        'x' => Hexadecimal(),
        'u' => Code(_java.AsSpan(End, Math.Min(4, _java.Length - End)), 4),
        '0' => Octal(),
        't' or 'n' or 'r' or 'f' or 'a' or 'e' => $"\\{letter}",
        'R' when !_inside => @"(?:\r\n|[\n-\r\x85\u2028\u2029])",
        'b' or 'B' or 'A' or 'z' or 'Z' or 'G' when !_inside => $"\\{letter}",
        'c' when End < _java.Length && char.IsAsciiLetterUpper(_java[End]) => $"\\c{_java[End++]}",
        'k' when !_inside => Reference(),
        >= '1' and <= '9' when !_inside => Number(letter),
        _ when char.IsAsciiLetterOrDigit(letter) => Fail($"\\{letter} is no escape"),
        _ => Literal(letter),
    };

    private string Set(string letters) => _inside ? letters : $"[{letters}]";

    private string Number(char digit)
    {
        IsNumber = true;
        // A digit that follows belongs to no reference beyond the ninth: nobody has so many groups.
        return $"(?:\\{digit})";
    }

    private string Reference()
    {
        var close = _java.IndexOf('>', End);
        if (close < 0 || _java[End] != '<')
        {
            return Fail("\\k is followed by a name in angle brackets");
        }

        var reference = _java[(End - 2)..(close + 1)];
        End = close + 1;
        return reference;
    }

    private string Quoted()
    {
        var end = _java.IndexOf("\\E", End, StringComparison.Ordinal);
        var text = end < 0 ? _java[End..] : _java[End..end];
        End = end < 0 ? _java.Length : end + 2;
        var quoted = string.Concat(text.Select(Literal));
        return _inside || text.Length == 1 ? quoted : $"(?:{quoted})";
    }

    private string Property(bool negated)
    {
        var braced = End < _java.Length && _java[End] == '{';
        var end = braced ? _java.IndexOf('}', End) : End;
        if (end < 0 || end >= _java.Length)
        {
            return Fail("\\p is followed by the name of a property in braces");
        }

        var name = braced ? _java[(End + 1)..end] : _java[End].ToString();
        End = end + 1;
        var category = name.StartsWith("Is", StringComparison.Ordinal) && name.Length <= 4 ? name[2..] : name;
        return Properties.TryGetValue(name, out var letters) ? Known(name, letters, negated)
            : category.Length is 1 or 2 && char.IsAsciiLetterUpper(category[0]) ? $"\\{(negated ? 'P' : 'p')}{{{category}}}"
            : Fail($"the property \\p{{{name}}} is not known here");
    }

    private string Known(string name, string letters, bool negated) =>
        !negated ? Set(letters)
        : _inside ? Fail($"\\P{{{name}}} inside brackets is not to be had here")
        : $"[^{letters}]";

    private string Hexadecimal()
    {
        if (End >= _java.Length || _java[End] != '{')
        {
            return Code(_java.AsSpan(End, Math.Min(2, _java.Length - End)), 2);
        }

        var close = _java.IndexOf('}', End);
        var digits = close < 0 ? default : _java.AsSpan((End + 1)..close);
        End++;
        var text = Code(digits, digits.Length);
        End++;
        return text;
    }

    private string Octal()
    {
        var length = 0;
        while (length < 3 && End + length < _java.Length && _java[End + length] is >= '0' and <= '7')
        {
            length++;
        }

        if (length == 0 || (length == 3 && _java[End] > '3'))
        {
            length = Math.Min(length, 2);
        }

        var digits = _java.AsSpan(End, length);
        End += length;
        return length == 0 ? Fail("\\0 is followed by octal digits") : Literal((char)Convert.ToInt32(digits.ToString(), 8));
    }

    private string Code(ReadOnlySpan<char> digits, int length)
    {
        if (digits.Length != length || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return Fail("a letter by its code has as many hexadecimal digits as it needs, and at most four");
        }

        End += length;
        return $"\\u{code:X4}";
    }

    private string Fail(string problem)
    {
        Problem = problem;
        return "";
    }
}
