using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// What the readers of single values take, as regular expressions for those who have no reader of ours. They keep to what JavaScript and
/// .NET read alike; tests hold each against its reader.
/// </summary>
internal static class Spellings
{
    private const string Days = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))";
    private const string Leap = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    private const string Zone = "(?:Z|[+-](?:(?:0?\\d|1[0-3]):[0-5]\\d|(?:0\\d|1[0-3])[0-5]\\d|14:?00))";

    /// <summary>What <see cref="Durations.TryRead"/> reads.</summary>
    public static string Duration { get; } = $"^(?:{string.Join('|', Durations.Largest.Select(unit => $"{Fraction(unit.Count)} *{unit.Unit}"))})$";

    /// <summary>What <see cref="Sizes.TryRead"/> reads.</summary>
    public static string Size { get; } = $"^(?:{string.Join('|', Sizes.Largest.Select(unit => $"{AtMost(unit.Count)} *{unit.Unit}"))})$";

    /// <summary>What <see cref="Sizes.TryReadRate"/> reads.</summary>
    public static string Rate { get; } = $"{Size[..^1]}/s$";

    /// <summary>What <see cref="Instants.TryRead"/> reads, with a zone.</summary>
    public static string Instant { get; } =
        $"^(?!0000)(?:\\d{{4}}-{Days}|{Leap})T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{{0,7}})?)?{Zone}$";

    /// <summary>A percentage above 0 and up to 100.</summary>
    public static string Percentage => "^\\+?(?=.*[1-9].*%)(?:100(?:\\.0+)?|[1-9]?\\d(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)? *%$";

    /// <summary>One line that is not empty and without signs that a terminal would obey.</summary>
    public static string Name => "^(?=.*[^ ])[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    // At most so many, with a fraction where that leaves room for one.
    private static string Fraction(long most) => $"(?:{AtMost(most - 1)}(?:\\.\\d*)?|0*{most}(?:\\.0*)?|\\.\\d+)";

    /// <summary>The whole numbers up to one, written in digits.</summary>
    private static string AtMost(long most)
    {
        var digits = $"{most}";
        var shorter = digits.Length > 1 ? [$"\\d{{1,{digits.Length - 1}}}"] : (string[])[];
        var smaller = digits.Select((digit, at) => (Digit: digit - '0', At: at)).Where(each => each.Digit > 0)
            .Select(each => digits[..each.At] + Below(each.Digit) + Any(digits.Length - each.At - 1));
        return $"0*(?:{string.Join('|', [.. shorter, .. smaller, digits])})";
    }

    private static string Below(int digit) => digit == 1 ? "0" : $"[0-{digit - 1}]";

    private static string Any(int digits) => digits == 0 ? "" : $"\\d{{{digits}}}";
}
