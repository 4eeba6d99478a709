using System.Text.RegularExpressions;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>Masks what looks like a secret in text of any kind: torn JSON, forms, addresses, credentials.</summary>
internal static class TextMasking
{
    private static readonly string Names = $"(?:{string.Join('|', Masking.SecretNames.Select(Regex.Escape))})";

    // The closing quotation mark may be missing, because only the beginning of a body may have been kept.
    private static readonly Lazy<Regex> Pairs = Of($$"""(?<before>"{{Names}}"\s*:\s*")(?<secret>(?:[^"\\]|\\.)+)""");
    private static readonly Lazy<Regex> Fields = Of($$"""(?<before>(?:(?:^|[^a-z0-9_]){{Names}}=|(?:^|[\r\n])[ \t]*{{Names}}:[ \t]*))(?<secret>[^&\s"'<>]+)""");
    private static readonly Lazy<Regex> Elements = Of($$"""(?<before><(?:[a-z0-9_]+:)?{{Names}}(?:\s[^<>]*)?>)(?<secret>[^<]+)""");

    // A part of a form: its name stands in a header, and its text behind an empty line.
    private static readonly Lazy<Regex> Parts = Of($$"""(?<before>name="?{{Names}}"?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n)(?<secret>[^\r\n]+)""");
    private static readonly Lazy<Regex> Credentials = Of("""(?<before>(?:^|[^a-z0-9_])(?:Basic|Bearer)\s+)(?<secret>[a-z0-9+/=._~-]{8,})""");

    // Tokens as they are minted here, wherever they stand and whatever they are called.
    private static readonly Lazy<Regex> Signed = Of("""(?<before>)(?<secret>eyJ[a-z0-9_-]{5,}\.[a-z0-9_-]{5,}\.[a-z0-9_-]{20,})""");
    private static readonly Lazy<Regex> Sealed = Of("""(?<before>^|[^a-z0-9_-])(?<secret>A[a-z0-9_-]{55,395})""");

    /// <summary>The text with its secrets masked.</summary>
    public static string Mask(string text)
    {
        // Nearly every text has nothing of a secret's shape, and to see that takes a fraction of what a pattern takes.
        if (Hints.IsPlain(text))
        {
            return text;
        }

        if (Hints.MayHavePair(text))
        {
            text = Mask(Pairs, text);
        }

        if (Hints.MayHaveField(text))
        {
            text = Mask(Fields, text);
        }

        text = Hints.MayHaveElement(text) ? Mask(Elements, text) : text;
        text = Hints.MayHavePart(text) ? Mask(Parts, text) : text;
        return Tokens(Hints.MayHaveCredentials(text) ? Mask(Credentials, text) : text);
    }

    /// <summary>The text with all masked that has the shape of a token of ours.</summary>
    public static string Tokens(string text)
    {
        text = Hints.MayHaveSigned(text) ? Mask(Signed, text) : text;
        return Hints.MayHaveSealed(text)
            ? Sealed.Value.Replace(text, match => SealedToken.IsShapeOf(match.Groups["secret"].ValueSpan) ? match.Groups["before"].Value + Masking.Secret(match.Groups["secret"].Value) : match.Value)
            : text;
    }

    // Linear in the length of the text, as anybody may send any text. Made when first needed: that takes some milliseconds each.
    private static Lazy<Regex> Of(string pattern) => new(() => new Regex(
        pattern,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture));

    private static string Mask(Lazy<Regex> pattern, string text) =>
        pattern.Value.Replace(text, match => match.Groups["before"].Value + Masking.Secret(match.Groups["secret"].Value));
}
