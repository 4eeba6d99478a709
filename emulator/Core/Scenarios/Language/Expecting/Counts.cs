using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>Reads how many of something are expected, and checks that some number can fit and some cannot.</summary>
internal static class Counts
{
    public static IReadOnlyList<string> Keys { get; } = ["exactly", "at_least", "at_most"];

    public static long? Number(Node node, string key, Page page)
    {
        var number = Scalars.Whole(node, key, page);
        if (number is null or >= 0)
        {
            return number;
        }

        page.Error(node, $"`{key}: {number}` is less than none. The smallest is 0, for none.");
        return null;
    }

    public static long? Positive(Node node, string key, Page page)
    {
        var number = Scalars.Whole(node, key, page);
        if (number is null or >= 1)
        {
            return number;
        }

        page.Error(node, $"`{key}: {number}` holds whatever comes. Leave it out, or write `exactly: 0` for none.");
        return null;
    }

    /// <summary>What must hold between the keys of something that is counted.</summary>
    public static void Check(ExpectationDraft draft, Seen seen, MapNode at, Page page)
    {
        // What was misspelt is not missing too.
        if (!Keys.Any(seen.Has) && !at.Entries.Any(entry => Nearest.Of(entry.Key.Value, Keys) is not null))
        {
            page.Error(at, "How many? Write `exactly: 3`, `at_least: 1` or `at_most: 2`; for none, `exactly: 0`.");
        }
        else if (seen.Has("exactly") && (seen.Has("at_least") || seen.Has("at_most")))
        {
            var other = seen.Has("at_least") ? "at_least" : "at_most";
            page.Error(seen.At(other), $"`exactly` says it all, so `{other}` cannot stand beside it. Keep one of the two.");
        }
        else if (draft.Least > draft.Most)
        {
            page.Error(seen.At("at_most"), $"No number is at least {draft.Least} and at most {draft.Most}.");
        }
        else if (draft.HowMany.Most == 0 && draft.Per is not null)
        {
            var per = Written(seen, at);
            page.Error(seen.At("per"), $"None at all is none for every value, so there is nothing to count by. Leave `per` out; if calls "
                + $"without the value are to be left aside, write `when: {{ {per}: {{ exists: true }} }}`.");
        }
    }

    private static string Written(Seen seen, MapNode at) =>
        at.Entries.First(entry => ReferenceEquals(entry.Key, seen.At("per"))).Value is TextNode place ? place.Shown : "…";
}
