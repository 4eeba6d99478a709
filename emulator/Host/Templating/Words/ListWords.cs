using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that make and tell lists.</summary>
internal static class ListWords
{
    private const string BadPlace = "[ERROR: position must be greater than or equal to 0 and less than or equal to the size of the list]";

    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["array"] = call => call.Arguments.ToList(),
        ["range"] = Range,
        ["size"] = Size,
        ["join"] = Join,
        ["arrayJoin"] = ArrayJoin,
        ["arrayAdd"] = Add,
        ["arrayRemove"] = Remove,
    };

    private static object? Range(WordCall call)
    {
        if (Whole(call.First) is not { } from || Whole(call.At(1)) is not { } to)
        {
            return "[ERROR: The range helper requires both lower and upper bounds as integer parameters]";
        }

        // The real server runs out of memory for what is too large here.
        var count = (Int128)to - from + 1;
        if (count < 0 || count > Render.MostSteps)
        {
            throw call.Wrong(count < 0 ? "the upper bound is below the lower" : $"a range has at most {Render.MostSteps:N0} numbers");
        }

        call.Render.Step((int)count);
        return Enumerable.Range(0, (int)count).Select(n => (object?)(from + n)).ToList();
    }

    private static long? Whole(object? value) => value is long number ? number : long.TryParse(value as string, System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : null;

    private static object? Size(WordCall call) => call.First switch
    {
        null => throw call.Wrong("it is given nothing"),
        string text => (long)text.Length,
        var value when Java.Members(value) is { } map => (long)map.Count,
        var value when Java.Elements(value) is { } list => (long)list.Count,
        _ => null,
    };

    private static object? Join(WordCall call)
    {
        if (call.First is null)
        {
            return "";
        }

        var list = Java.Elements(call.First) ?? call.Arguments[..^1];
        var separator = call.Arguments is [_, .., string last] ? last : throw call.Wrong("it takes a list, or values, and a separator");
        return call.Text(call.Option("prefix")) + string.Join(separator, Told(call, list, separator)) + call.Text(call.Option("suffix"));
    }

    private static object? ArrayJoin(WordCall call)
    {
        if (call.Arguments is not [string separator, ..])
        {
            return "[ERROR: Separator parameter must be a String]";
        }

        if (call.At(1) is not { } value || (Java.Elements(value) ?? (value is string ? [value] : null)) is not { } list)
        {
            return "[ERROR: The parameter must be list]";
        }

        var told = call.HasBody ? Bodies(call, list) : Told(call, list, separator);
        return call.Text(call.Option("prefix")) + string.Join(separator, told) + call.Text(call.Option("suffix"));
    }

    private static List<string> Told(WordCall call, IEnumerable<object?> list, string separator)
    {
        var told = new List<string>();
        foreach (var each in list)
        {
            call.Render.Step();
            told.Add(each is null ? "null" : call.Text(each));
            call.Render.Spend(told[^1].Length + separator.Length);
        }

        return told;
    }

    private static List<string> Bodies(WordCall call, IReadOnlyList<object?> list) =>
        [.. list.Select((each, n) => call.Render.Captured(() => call.Inside(new Scope(call.Render, each, call.Scope)
        {
            Turn = new Turn(n, list.Count, (long)n),
            Names = [.. call.Site.Names.Take(1).Select(name => (name, each))],
        })))];

    private static object? Add(WordCall call)
    {
        if (call.First is not null && Java.Elements(call.First) is null)
        {
            throw call.Wrong("it is given no list");
        }

        List<object?> list = [.. Java.Elements(call.First) ?? []];
        call.Render.Step(list.Count);
        if (call.First is null || call.Arguments.Length < 2)
        {
            return call.First is null ? list : "[ERROR: Missing required parameter: additional value to add to list]";
        }

        return Place(call, list.Count, list.Count, out var place) is { } problem ? problem : Changed(() => list.Insert(place, call.At(1)), list);
    }

    private static object? Remove(WordCall call)
    {
        if (Java.Elements(call.First) is not { Count: > 0 } elements)
        {
            throw call.Wrong("it is given no list, or an empty one");
        }

        List<object?> list = [.. elements];
        call.Render.Step(list.Count);
        return Place(call, list.Count - 1, list.Count - 1, out var place) is { } problem ? problem : Changed(() => list.RemoveAt(place), list);
    }

    private static string? Place(WordCall call, int end, int most, out int place)
    {
        place = call.Option("position") switch
        {
            null or "end" => end,
            "start" => 0,
            long number => number >= 0 && number <= most ? (int)number : -1,
            _ => -2,
        };
        return place == -1 ? BadPlace : place == -2 ? "[ERROR: position must be 'start', 'end' or an integer]" : null;
    }

    private static List<object?> Changed(Action change, List<object?> list)
    {
        change();
        return list;
    }
}
