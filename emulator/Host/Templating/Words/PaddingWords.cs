using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that bring texts to a width.</summary>
internal static partial class PaddingWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["center"] = call => Padded(call, spare => spare / 2),
        ["ljust"] = call => Padded(call, _ => 0),
        ["rjust"] = call => Padded(call, spare => spare),
        ["stringFormat"] = Formatted,
    };

    private static string Padded(WordCall call, Func<int, int> before)
    {
        var (text, size) = (call.Text(call.First), call.Whole("size") ?? throw call.Wrong("it takes a size"));
        var pad = call.Option("pad") is { } given && call.Text(given) is { Length: > 0 } letters ? letters : " ";
        if (size <= text.Length)
        {
            return text;
        }

        call.Render.Spend(size);
        var spare = (int)size - text.Length;
        return Repeated(pad, before(spare)) + text + Repeated(pad, spare - before(spare));
    }

    private static string Repeated(string pad, int length) => string.Create(length, pad, (letters, text) =>
    {
        for (var n = 0; n < letters.Length; n++)
        {
            letters[n] = text[n % text.Length];
        }
    });

    private static object? Formatted(WordCall call)
    {
        var (format, next) = (call.Text(call.First), 1);
        var (text, at) = (new StringBuilder(), 0);
        foreach (Match match in Specifier().Matches(format))
        {
            text.Append(format, at, match.Index - at);
            at = match.Index + match.Length;
            var kind = match.Groups["kind"].Value[0];
            text.Append(kind is '%' or 'n' ? (kind == '%' ? "%" : "\n")
                : next >= call.Arguments.Length ? throw call.Wrong($"nothing is given for {match.Value}")
                : One(call, match, kind, call.At(next++)));
            call.Render.Spend(match.Length);
        }

        return text.Append(format, at, format.Length - at).ToString();
    }

    private static string One(WordCall call, Match match, char kind, object? value)
    {
        var places = match.Groups["places"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : (int?)null;
        var told = kind switch
        {
            's' => value is null ? "null" : places is { } most && call.Text(value).Length > most ? call.Text(value)[..most] : call.Text(value),
            'd' when value is long number => number.ToString(CultureInfo.InvariantCulture),
            'x' when value is long number => number.ToString("x", CultureInfo.InvariantCulture),
            'X' when value is long number => number.ToString("X", CultureInfo.InvariantCulture),
            'f' when value is double or decimal => Java.Number(value)!.Value.ToString("F" + (places ?? 6), CultureInfo.InvariantCulture),
            _ => throw call.Wrong($"{match.Value} does not fit what is given"),
        };
        var width = match.Groups["width"] is { Success: true } wide ? int.Parse(wide.Value, CultureInfo.InvariantCulture) : 0;
        var flags = match.Groups["flags"].Value;
        call.Render.Spend(width);
        return flags.Contains('-', StringComparison.Ordinal) ? told.PadRight(width)
            : flags.Contains('0', StringComparison.Ordinal) && kind != 's' ? (told[0] == '-' ? "-" : "") + told.TrimStart('-').PadLeft(width - (told[0] == '-' ? 1 : 0), '0')
            : told.PadLeft(width);
    }

    [GeneratedRegex("%(?<flags>[-0]*)(?<width>[1-9][0-9]{0,5})?(?:\\.(?<places>[0-9]{1,2}))?(?<kind>[a-zA-Z%])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Specifier();
}
