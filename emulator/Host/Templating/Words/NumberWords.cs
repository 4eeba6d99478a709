using System.Globalization;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that count and write numbers.</summary>
internal static class NumberWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["math"] = Math,
        ["numberFormat"] = Format,
    };

    private static object? Math(WordCall call)
    {
        if (call.Arguments.Length != 3)
        {
            return "[ERROR: All maths functions require two operands and an operator as parameters e.g. 3 '+' 2]";
        }

        var (left, sign, right) = (Operand(call, call.At(0)), call.Text(call.At(1)), Operand(call, call.At(2)));
        try
        {
            return sign switch
            {
                "+" => Whole(left + right),
                "-" => Whole(left - right),
                "*" or "x" => Whole(left * right),
                "/" => Whole(decimal.Round(left / right, left.Scale, MidpointRounding.AwayFromZero)),
                "%" => Whole(left % right),
                _ => $"[ERROR: {sign} is not a valid mathematical operator]",
            };
        }
        catch (ArithmeticException e)
        {
            throw call.Wrong(e is DivideByZeroException ? "this divides by zero" : "this number is too large");
        }
    }

    private static object Whole(decimal number) => number.Scale == 0 && number is >= long.MinValue and <= long.MaxValue ? (long)number : number;

    // A text that is no number counts as 0, as in WireMock.
    private static decimal Operand(WordCall call, object? value) =>
        value is null ? throw call.Wrong("it is given nothing")
        : value is not double && Java.Number(value) is { } number ? number
        : decimal.TryParse(call.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read
        : 0;

    private static object? Format(WordCall call)
    {
        if (Java.Number(call.First) is not { } number)
        {
            return "";
        }

        var format = call.At(1) is { } given ? call.Text(given) : "";
        var pattern = format switch
        {
            "" => new NumberPattern(),
            "integer" => new NumberPattern { MostPlaces = 0 },
            "percent" => new NumberPattern { MostPlaces = 0, After = "%", IsPercent = true },
            "currency" => new NumberPattern { LeastPlaces = 2, MostPlaces = 2, Before = "¤" },
            _ => NumberPattern.Read(format) ?? throw call.Wrong($"{format} is no format of numbers as they are read here"),
        };
        if (call.Arguments.Length > 2)
        {
            throw call.Wrong("numbers are written in one language only, without one being named");
        }

        return Changed(call, pattern).Write(number, Rounding(call));
    }

    private static NumberPattern Changed(WordCall call, NumberPattern pattern)
    {
        var (most, least) = (call.Whole("maximumFractionDigits"), call.Whole("minimumFractionDigits"));
        if (most is < 0 or > 28 || least is < 0 or > 28)
        {
            throw call.Wrong("digits behind the point are 0 to 28");
        }

        pattern = least is { } few ? pattern with { LeastPlaces = (int)few, MostPlaces = System.Math.Max(pattern.MostPlaces, (int)few) } : pattern;
        pattern = most is { } many ? pattern with { MostPlaces = (int)many, LeastPlaces = System.Math.Min(pattern.LeastPlaces, (int)many) } : pattern;
        return call.Option("groupingUsed") is { } grouped ? pattern with { Groups = grouped is true ? 3 : 0 } : pattern;
    }

    private static MidpointRounding Rounding(WordCall call) => call.Option("roundingMode") switch
    {
        null => MidpointRounding.ToEven,
        var mode => call.Text(mode).ToUpperInvariant() switch
        {
            "HALF_EVEN" => MidpointRounding.ToEven,
            "HALF_UP" => MidpointRounding.AwayFromZero,
            "DOWN" => MidpointRounding.ToZero,
            "FLOOR" => MidpointRounding.ToNegativeInfinity,
            "CEILING" => MidpointRounding.ToPositiveInfinity,
            var other => throw call.Wrong($"there is no rounding mode {other} here"),
        },
    };
}
