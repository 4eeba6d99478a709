using System.Globalization;
using System.Numerics;
using System.Text;
using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Mappings.JsonPaths;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>Values as Java sees them: what is told of them, whether they count as true, which are equal.</summary>
internal static class Java
{
    // Lists can be put into lists by a template; walked by recursion, so bounded by the stack.
    private const int Deepest = 300;

    /// <summary>What is told of a value; nothing of null.</summary>
    public static string Text(object? value, Render render)
    {
        if (value is null or string)
        {
            return (string?)value ?? "";
        }

        var text = new StringBuilder();
        Write(value, text, render, 0);
        return text.ToString();
    }

    /// <summary>Whether a value counts as false: none, an empty text or list, zero, false.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        null or "" or false or 0L or 0.0 or 0m => true,
        BigInteger number => number.IsZero,
        string or true => false,
        _ => Elements(value) is { Count: 0 },
    };

    /// <summary>The elements of a list; null when it is none.</summary>
    public static IReadOnlyList<object?>? Elements(object? value) => value switch
    {
        IReadOnlyList<object?> list => list,
        Several several => several.All,
        UrlPath path => path.Segments,
        _ => null,
    };

    /// <summary>The members of an object; null when it is none.</summary>
    public static Map? Members(object? value) => value as Map ?? (value as FoundObject)?.Map;

    /// <summary>Whether two values are the same: numbers by their size, all else of the same kind.</summary>
    public static bool Equal(object? one, object? other, Render render, int depth = 0)
    {
        render.Step();
        Render.Within(depth < Deepest);
        if (Number(one) is { } number)
        {
            return Number(other) is { } second && number == second;
        }

        return (one, other) switch
        {
            (Thing or Map or IReadOnlyList<object?>, string) or (string, Thing or Map or IReadOnlyList<object?>) => false,
            _ when Members(one) is { } map => Members(other) is { } second && map.Count == second.Count && map.All(each => second.TryGetValue(each.Key, out var value) && Equal(each.Value, value, render, depth + 1)),
            _ when Elements(one) is { } list => Elements(other) is { } second && one is UrlPath == other is UrlPath && list.Count == second.Count && list.Zip(second).All(pair => Equal(pair.First, pair.Second, render, depth + 1)),
            (Named name, Named second) => name.Text == second.Text,
            _ => Equals(one, other),
        };
    }

    /// <summary>A value as a number; null when it is none.</summary>
    public static decimal? Number(object? value) => value switch
    {
        long number => number,
        decimal number => number,
        double number when Math.Abs(number) < 7.9e27 => (decimal)number,
        BigInteger number when BigInteger.Abs(number) < new BigInteger(decimal.MaxValue) => (decimal)number,
        _ => null,
    };

    private static void Write(object? value, StringBuilder text, Render render, int depth)
    {
        Render.Within(depth < Deepest);
        render.Step();
        var from = text.Length;
        switch (value)
        {
            case Map map:
                Among(text, '{', '}', map, each => Write(each.Value, text.Append(each.Key).Append('='), render, depth + 1));
                break;
            case FoundList list:
                Json.Write(list, text, render, 0);
                break;
            case IReadOnlyList<object?> list:
                Among(text, '[', ']', list, each => Write(each, text, render, depth + 1));
                break;
            default:
                text.Append(Plain(value));
                render.Spend(text.Length - from);
                break;
        }
    }

    private static string Plain(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        double number => JavaText.Of(number),
        Thing thing => thing.Text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Among<T>(StringBuilder text, char open, char close, IEnumerable<T> things, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var thing in things)
        {
            text.Append(first ? "" : ", ");
            first = false;
            write(thing);
        }

        text.Append(close);
    }
}
