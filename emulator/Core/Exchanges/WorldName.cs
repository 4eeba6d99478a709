using System.Buffers;

namespace ChatEmulator.Exchanges;

/// <summary>What a world may be called: 1 to 64 letters of ASCII, digits, dots, hyphens and underscores, as they are, case included.</summary>
internal static class WorldName
{
    /// <summary>The most letters that a name has.</summary>
    public const int Longest = 64;

    /// <summary>The header by which a call names its world, and an answer the one that it came from.</summary>
    public const string Header = "Emulator-World";

    /// <summary>What a name is made of, for messages.</summary>
    public const string Rule = "1 to 64 letters (A-Z, a-z), digits, dots, hyphens and underscores, and not of dots alone";

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Whether a world may be called so.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) => name.Length is > 0 and <= Longest && !name.ContainsAnyExcept(Letters) && name.ContainsAnyExcept('.');
}
