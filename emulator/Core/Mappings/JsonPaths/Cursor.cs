namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>A place in the text of a path, as it is read; and the first thing that is wrong with it.</summary>
internal sealed class Cursor(string text)
{
    private const int Deepest = 50;

    /// <summary>Where it stands.</summary>
    public int At { get; set; }

    /// <summary>What is wrong; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>How deep the filters nest there.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether all is read, or reading has come to an end because something is wrong.</summary>
    public bool IsOver => At >= text.Length || Problem.Length > 0;

    /// <summary>The letter there; a null letter behind the end.</summary>
    public char Letter => At < text.Length ? text[At] : '\0';

    /// <summary>Whether a text stands there.</summary>
    public bool Is(string wanted) => string.CompareOrdinal(text, At, wanted, 0, wanted.Length) == 0;

    /// <summary>Goes past a text, if it stands there.</summary>
    public bool Take(string wanted)
    {
        var taken = Problem.Length == 0 && Is(wanted);
        At += taken ? wanted.Length : 0;
        return taken;
    }

    /// <summary>Goes past a text, which has to stand there.</summary>
    public void Want(string wanted)
    {
        if (!Take(wanted))
        {
            Fail($"{wanted} is missing");
        }
    }

    /// <summary>Goes past white space.</summary>
    public Cursor Blanks()
    {
        while (At < text.Length && char.IsWhiteSpace(text[At]))
        {
            At++;
        }

        return this;
    }

    /// <summary>Goes on as long as letters are wanted, and tells them.</summary>
    public string While(Func<char, bool> wanted)
    {
        var begin = At;
        while (At < text.Length && wanted(text[At]))
        {
            At++;
        }

        return text[begin..At];
    }

    /// <summary>What stands in quotes, which begin there; a backslash before a letter makes it a plain one.</summary>
    public string Quoted()
    {
        var quote = Letter;
        var read = new System.Text.StringBuilder();
        for (At++; At < text.Length && text[At] != quote; At++)
        {
            if (text[At] == '\\' && At + 1 < text.Length)
            {
                At++;
                read.Append(Escaped());
            }
            else
            {
                read.Append(text[At]);
            }
        }

        Want(quote.ToString());
        return read.ToString();
    }

    /// <summary>One level deeper into filters, which the stack bounds.</summary>
    public void Deeper()
    {
        if (++Depth > Deepest)
        {
            Fail($"filters nest more than {Deepest} deep");
        }
    }

    /// <summary>One level back.</summary>
    public void Higher() => Depth--;

    /// <summary>Something is wrong there.</summary>
    public void Fail(string problem) => Problem = Problem.Length > 0 ? Problem : $"{problem}, at {At}";

    private char Escaped()
    {
        if (text[At] == 'u' && At + 4 < text.Length && ushort.TryParse(text.AsSpan(At + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
        {
            At += 4;
            return (char)code;
        }

        return text[At] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var letter => letter };
    }
}
