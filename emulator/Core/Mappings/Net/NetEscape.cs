namespace ChatEmulator.Mappings.Net;

/// <summary>What follows a backslash in a regular expression of .NET.</summary>
/// <param name="Text">The same for Java.</param>
/// <param name="End">Where the rest goes on.</param>
/// <param name="Problem">What is wrong with it; empty for nothing.</param>
internal readonly record struct NetEscape(string Text, int End, string Problem)
{
    private const string Word = @"\p{L}\p{Mn}\p{Nd}\p{Pc}";
    private const string Space = @"\f\n\r\t\x0B\x85\p{Z}";

    /// <summary>Reads it, from its backslash.</summary>
    public static NetEscape Read(string net, int at, bool insideClass) => net[at + 1] switch
    {
        'd' => new(@"\p{Nd}", at + 2, ""),
        'D' => new(@"\P{Nd}", at + 2, ""),
        'w' => new(insideClass ? Word : $"[{Word}]", at + 2, ""),
        's' => new(insideClass ? Space : $"[{Space}]", at + 2, ""),
        'W' when !insideClass => new($"[^{Word}]", at + 2, ""),
        'S' when !insideClass => new($"[^{Space}]", at + 2, ""),
        'v' => new(@"\x0B", at + 2, ""),
        'Z' when !insideClass => new(@"(?=\n?\z)", at + 2, ""),
        't' or 'n' or 'r' or 'f' or 'a' or 'e' => Same(net, at, 2),
        'b' or 'B' or 'A' or 'z' or (>= '1' and <= '9') when !insideClass => Same(net, at, 2),
        'x' => Same(net, at, 4),
        'u' => Same(net, at, 6),
        'p' or 'P' => Category(net, at),
        'k' when !insideClass && net.IndexOf('>', at) is var close && close > 0 && net[at + 2] == '<' => Same(net, at, close + 1 - at),
        var letter when !char.IsAsciiLetterOrDigit(letter) => Same(net, at, 2),
        var letter => new("", at + 2, $"\\{letter}{(insideClass ? " in brackets" : "")} is .NET's alone"),
    };

    private static NetEscape Same(string net, int at, int length) => new(net[at..Math.Min(net.Length, at + length)], at + length, "");

    // Blocks and scripts go by other names in Java; what letters are, by the same.
    private static NetEscape Category(string net, int at)
    {
        var close = net.IndexOf('}', at);
        return close - at is 4 or 5 ? Same(net, at, close + 1 - at) : new("", close + 1, $"{net[at..(close + 1)]} is .NET's alone");
    }
}
