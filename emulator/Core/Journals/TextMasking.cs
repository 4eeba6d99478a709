using System.Text.RegularExpressions;

namespace ChatEmulator.Journals;

/// <summary>Masks what looks like a secret in text of any kind: torn JSON, forms, addresses, credentials.</summary>
internal static class TextMasking
{
    private static readonly string Names = $"(?:{string.Join('|', Masking.SecretNames.Select(Regex.Escape))})";

    // The closing quotation mark may be missing, because only the beginning of a body may have been kept.
    private static readonly Regex Pairs = Of($$"""(?<before>"{{Names}}"\s*:\s*")(?<secret>(?:[^"\\]|\\.)+)""");
    private static readonly Regex Fields = Of($$"""(?<before>(?:^|[^a-z0-9_]){{Names}}=)(?<secret>[^&\s"'<>]+)""");
    private static readonly Regex Credentials = Of("""(?<before>(?:^|[^a-z0-9_])(?:Basic|Bearer)\s+)(?<secret>[a-z0-9+/=._~-]{8,})""");

    /// <summary>The text with its secrets masked.</summary>
    public static string Mask(string text) => Mask(Credentials, Mask(Fields, Mask(Pairs, text)));

    // Linear in the length of the text, as anybody may send any text.
    private static Regex Of(string pattern) => new(
        pattern,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    private static string Mask(Regex pattern, string text) =>
        pattern.Replace(text, match => match.Groups["before"].Value + Masking.Secret(match.Groups["secret"].Value));
}
