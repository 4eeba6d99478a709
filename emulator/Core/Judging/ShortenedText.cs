using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatEmulator.Judging;

/// <summary>
/// Compares with JSON whose long texts the journal has shortened: of those only the beginning is known, and how long it was, so a
/// text that begins likewise may be the one that was sent, or may not.
/// </summary>
internal static partial class ShortenedText
{
    /// <summary>Whether a value is the one that is wanted, as far as can be told.</summary>
    /// <exception cref="InvalidOperationException">A text is none, such as half a surrogate pair.</exception>
    public static Met Compare(JsonElement wanted, JsonElement seen) => (wanted.ValueKind, seen.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => Text(wanted.GetString()!, seen.GetString()!),
        (JsonValueKind.Array, JsonValueKind.Array) => wanted.GetArrayLength() == seen.GetArrayLength()
            ? Least(wanted.EnumerateArray().Zip(seen.EnumerateArray(), Compare))
            : Met.No,
        (JsonValueKind.Object, JsonValueKind.Object) => wanted.GetPropertyCount() == seen.GetPropertyCount()
            ? Least(wanted.EnumerateObject().Select(property => Member(property, seen)))
            : Met.No,
        _ => JsonElement.DeepEquals(wanted, seen) ? Met.Yes : Met.No,
    };

    private static Met Member(JsonProperty wanted, JsonElement seen) =>
        seen.TryGetProperty(wanted.Name, out var value) ? Compare(wanted.Value, value) : Met.No;

    // A text that only looks shortened was perhaps sent like that, which cannot be told either.
    private static Met Text(string wanted, string seen)
    {
        var mark = Mark().Match(seen);
        if (!mark.Success || !long.TryParse(mark.Groups["rest"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var rest))
        {
            return wanted == seen ? Met.Yes : Met.No;
        }

        var beginning = seen[..mark.Index];
        var fits = wanted.StartsWith(beginning, StringComparison.Ordinal) && Length(wanted) == Length(beginning) + rest;
        return fits || wanted == seen ? Met.Unknown : Met.No;
    }

    private static long Length(string text) => text.EnumerateRunes().LongCount();

    private static Met Least(IEnumerable<Met> all) => all.Append(Met.Yes).Min();

    // What Shortening puts in the place of the rest.
    [GeneratedRegex(@"… \((?<rest>[0-9,]+) more\)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
