using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>How a number is written, after Java's patterns: <c>#,##0.00</c>.</summary>
internal sealed partial record NumberPattern
{
    /// <summary>What stands before it.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands behind it.</summary>
    public string After { get; init; } = "";

    /// <summary>Digits in a group; 0 for no groups.</summary>
    public int Groups { get; init; } = 3;

    /// <summary>The least digits before the point.</summary>
    public int LeastDigits { get; init; } = 1;

    /// <summary>The least digits behind the point.</summary>
    public int LeastPlaces { get; init; }

    /// <summary>The most digits behind the point.</summary>
    public int MostPlaces { get; init; } = 3;

    /// <summary>Whether it is written in hundredths.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Reads a pattern; null when it is none.</summary>
    public static NumberPattern? Read(string pattern)
    {
        if (Pattern().Match(pattern) is not { Success: true } match)
        {
            return null;
        }

        var (whole, places, group) = (match.Groups["whole"].Value, match.Groups["places"].Value, match.Groups["whole"].Value.LastIndexOf(','));
        return new NumberPattern
        {
            Before = match.Groups["before"].Value,
            After = match.Groups["after"].Value,
            Groups = group < 0 ? 0 : whole.Length - group - 1,
            LeastDigits = whole.Count(c => c == '0'),
            LeastPlaces = places.Count(c => c == '0'),
            MostPlaces = places.Length,
            IsPercent = match.Groups["after"].Value.Contains('%', StringComparison.Ordinal),
        };
    }

    /// <summary>Writes a number.</summary>
    public string Write(decimal number, MidpointRounding rounding)
    {
        var rounded = decimal.Round(IsPercent ? number * 100 : number, MostPlaces, rounding);
        var parts = Math.Abs(rounded).ToString("F" + MostPlaces, CultureInfo.InvariantCulture).Split('.');
        var places = parts.Length > 1 ? parts[1].TrimEnd('0').PadRight(LeastPlaces, '0') : "";
        var whole = parts[0].TrimStart('0').PadLeft(LeastDigits, '0');
        for (var at = whole.Length - Groups; Groups > 0 && at > 0; at -= Groups)
        {
            whole = whole.Insert(at, ",");
        }

        return (rounded < 0 ? "-" : "") + Before + whole + (places.Length > 0 ? "." : "") + places + After;
    }

    [GeneratedRegex("^(?<before>[^#0,.%]*)(?<whole>[#,]*[0,]*)(?:\\.(?<places>0*#*))?(?<after>[^#0,.]*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
