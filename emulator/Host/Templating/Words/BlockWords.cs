using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words with bodies: conditions, loops, and names for values.</summary>
internal static class BlockWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["if"] = call => Whether(call, !Java.IsEmpty(call.First)),
        ["unless"] = call => Whether(call, Java.IsEmpty(call.First)),
        ["with"] = With,
        ["each"] = Each,
        [Vocabulary.Section] = Section,
        [Vocabulary.Inverted] = call => Whether(call, Java.IsEmpty(call.First)),
        ["lookup"] = call => call.First is not { } value ? null : call.Arguments.Length < 2 ? value : Members.Of(value, call.Text(call.At(1))) ?? value,
        ["val"] = Val,
        ["assign"] = Assign,
        ["log"] = _ => null,
    };

    private static object? Whether(WordCall call, bool holds)
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

    private static object? With(WordCall call)
    {
        if (Java.IsEmpty(call.First))
        {
            call.Otherwise();
            return null;
        }

        call.Inside(new Scope(call.Render, call.First, call.Scope) { Names = Names(call, call.First, null) });
        return null;
    }

    private static object? Section(WordCall call) => Java.Elements(call.First) is not null && call.First is not UrlPath ? Each(call)
        : call.First is true ? Whether(call, true)
        : With(call);

    private static object? Each(WordCall call)
    {
        var members = Java.Members(call.First);
        var list = Java.Elements(call.First);
        var count = members?.Count ?? list?.Count ?? 0;
        if (count == 0)
        {
            call.Otherwise();
            return null;
        }

        for (var n = 0; n < count; n++)
        {
            var (key, value) = members is null ? (n.ToString(System.Globalization.CultureInfo.InvariantCulture), list![n]) : (members.GetAt(n).Key, members.GetAt(n).Value);
            var turn = new Turn(n, count, key);
            call.Inside(new Scope(call.Render, value, call.Scope) { Turn = turn, Names = Names(call, value, members is null ? turn.Index : key) });
        }

        return null;
    }

    private static (string, object?)[] Names(WordCall call, object? value, object? key) => call.Site.Names switch
    {
        [] => [],
        [var one] => [(one, value)],
        [var one, var two, ..] => [(one, value), (two, key)],
    };

    private static object? Val(WordCall call)
    {
        var value = call.First ?? call.Option("or") ?? call.Option("default");
        if (call.Option("assign") is not { } name)
        {
            return value;
        }

        call.Render.Assigned[call.Text(name)] = value;
        return null;
    }

    private static object? Assign(WordCall call)
    {
        if (call.First is not string name)
        {
            throw call.Wrong("the name should be a text");
        }

        call.Render.Assigned[name] = call.HasBody ? call.Body().Trim() : "";
        return null;
    }
}
