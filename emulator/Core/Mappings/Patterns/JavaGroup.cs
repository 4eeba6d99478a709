using System.Buffers;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>How a group begins in a regular expression of Java: <c>(</c>, <c>(?:</c>, <c>(?&lt;name&gt;</c>, <c>(?i)</c>.</summary>
internal sealed class JavaGroup
{
    private static readonly SearchValues<char> Names = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly SearchValues<char> FlagLetters = SearchValues.Create("idmsu-");

    private static readonly string[] Kinds = ["(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!"];

    /// <summary>Reads the beginning of a group.</summary>
    public JavaGroup(string java, int at)
    {
        var kind = Array.Find(Kinds, kind => string.CompareOrdinal(java, at, kind, 0, kind.Length) == 0);
        if (at + 1 >= java.Length || java[at + 1] != '?')
        {
            (Text, End) = ("(", at + 1);
        }
        else if (kind is not null)
        {
            (Text, End) = (kind, at + kind.Length);
        }
        else if (java.IndexOf('>', at) is var close && close > at + 3 && java[at + 2] == '<' && java.AsSpan((at + 3)..close).IndexOfAnyExcept(Names) < 0)
        {
            (Text, End, IsNamed) = (java[at..(close + 1)], close + 1, true);
        }
        else
        {
            Flags(java, at);
        }
    }

    /// <summary>The same for .NET.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the rest goes on.</summary>
    public int End { get; private set; }

    /// <summary>Whether it has a name.</summary>
    public bool IsNamed { get; }

    /// <summary>Whether it is all there is of it: flags for what follows.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public string Problem { get; private set; } = "";

    // Line ends and Unicode capitals (d, u) are read in the wide way here anyway.
    private void Flags(string java, int at)
    {
        var end = java.AsSpan(at + 2).IndexOfAnyExcept(FlagLetters);
        End = end < 0 ? java.Length : at + 2 + end + 1;
        if (end < 0 || java[End - 1] is not (')' or ':'))
        {
            Problem = $"a group that begins with {java[at..Math.Min(java.Length, at + 4)]} is not known here";
            return;
        }

        var flags = java[(at + 2)..(End - 1)].Replace("d", "", StringComparison.Ordinal).Replace("u", "", StringComparison.Ordinal).TrimEnd('-');
        IsClosed = java[End - 1] == ')';
        Text = flags.Length > 0 ? $"(?{flags}{java[End - 1]}" : IsClosed ? "" : "(?:";
    }
}
