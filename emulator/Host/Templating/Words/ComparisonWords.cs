using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that compare. With a body they choose one, without they tell true or false, or what <c>yes</c> and <c>no</c> say.</summary>
internal static class ComparisonWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["eq"] = call => Told(call, Java.Equal(call.First, call.At(1), call.Render)),
        ["neq"] = call => Told(call, !Java.Equal(call.First, call.At(1), call.Render)),
        ["gt"] = call => Told(call, Compared(call) > 0),
        ["gte"] = call => Told(call, Compared(call) >= 0),
        ["lt"] = call => Told(call, Compared(call) < 0),
        ["lte"] = call => Told(call, Compared(call) <= 0),
        ["and"] = call => Told(call, !Java.IsEmpty(call.First) && call.Arguments.All(each => !Java.IsEmpty(each))),
        ["or"] = call => Told(call, !Java.IsEmpty(call.First) || call.Arguments.Any(each => !Java.IsEmpty(each))),
        ["not"] = call => Told(call, Java.IsEmpty(call.First)),
        ["contains"] = Contains,
        ["matches"] = Matches,
        ["isOdd"] = call => Parity(call, 1, "odd"),
        ["isEven"] = call => Parity(call, 0, "even"),
        ["yesno"] = YesNo,
    };

    private static object? Told(WordCall call, bool holds) => call.HasBody ? Chosen(call, holds) : (call.Option(holds ? "yes" : "no") ?? holds);

    // These two leave an else alone, as in WireMock.
    private static object? Held(WordCall call, bool holds)
    {
        if (call.HasBody && holds)
        {
            call.Inside(call.Scope);
        }

        return call.HasBody ? null : holds;
    }

    private static object? Chosen(WordCall call, bool holds)
    {
        if (holds)
        {
            call.Inside(call.Scope);
        }
        else
        {
            call.Otherwise();
        }

        return null;
    }

    private static int Compared(WordCall call) => (call.First, call.At(1)) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (bool one, bool other) => one.CompareTo(other),
        var (one, other) when Java.Number(one) is { } number && Java.Number(other) is { } second => number.CompareTo(second),
        var (one, other) => throw call.Wrong($"{Kind(one)} cannot be compared with {Kind(other)}"),
    };

    private static string Kind(object? value) => value switch
    {
        null => "nothing",
        string => "a text",
        bool => "true or false",
        Several => "what may be several values (write .[0] for the first)",
        _ when Java.Number(value) is not null => "a number",
        _ => "this value",
    };

    private static object? Contains(WordCall call)
    {
        if (call.Arguments.Length < 2)
        {
            return "[ERROR: You must specify the string or array to be matched and the regular expression]";
        }

        var sought = call.At(1);
        return Held(call, call.First switch
        {
            null => false,
            _ when Java.Elements(call.First) is { } list && call.First is not UrlPath => list.Any(each => Java.Equal(each, sought, call.Render)),
            var value => call.Text(value).Contains(call.Text(sought), StringComparison.Ordinal),
        });
    }

    private static object? Matches(WordCall call)
    {
        if (call.Arguments.Length < 2)
        {
            return "[ERROR: You must specify the string to be matched and the regular expression]";
        }

        return Held(call, Finder.At(call.Site, $@"(?:{call.Text(call.At(1))})").First(call.FirstText, call) is { } match && match.Length == call.FirstText.Length);
    }

    private static object? Parity(WordCall call, long rest, string word) =>
        call.First is not long number ? throw call.Wrong("it is given no whole number") : Math.Abs(number % 2) == rest ? call.At(1) ?? word : "";

    private static object? YesNo(WordCall call) => call.First switch
    {
        true => call.Option("yes") ?? "yes",
        false => call.Option("no") ?? "no",
        null => call.Option("maybe") ?? "maybe",
        _ => throw call.Wrong("it is given neither true nor false"),
    };
}
