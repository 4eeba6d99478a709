using System.Buffers;

namespace ChatEmulator.Exchanges;

/// <summary>The letters of a world's name, wherever a client may write one: a header, a path, a credential.</summary>
public static class WorldName
{
    /// <summary>How many letters it has at most.</summary>
    public const int Longest = 64;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Whether a text is one: 1 to 64 of the ASCII letters and digits, dot, underscore and hyphen.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= Longest && !text.ContainsAnyExcept(Letters);
}
