using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>What is said of retries, while it is being read.</summary>
internal sealed class RetriesDraft
{
    public bool NeverEarly { get; set; }

    public bool Growing { get; set; }

    public bool Jittered { get; set; }

    public long? Most { get; set; }
}

/// <summary>Reads what is said of <c>retries</c>: a word, or a map whose parts all hold.</summary>
internal static class RetriesParts
{
    public static IReadOnlyList<Key<RetriesDraft>> All { get; } =
    [
        new("never_early", "No retry comes before the Retry-After that was told has passed.", "never_early: true", Form.Truth,
            (node, draft, page) => draft.NeverEarly = IsSaid(node, "never_early", page)),
        new("at_most", "How often a request is tried again at most; 0 for never.", "at_most: 3", Form.Whole(0),
            (node, draft, page) => draft.Most = Counts.Number(node, "at_most", page)),
        new("growing", "The waits before retries grow: the last are half as long again as the first, or longer, where there are three or more. What a "
                + "Retry-After told does not count.",
            "growing: true", Form.Truth,
            (node, draft, page) => draft.Growing = IsSaid(node, "growing", page)),
        new("jittered", "The waits of different requests differ, so that clients do not come back all at once. It takes ten waits before the same retry.",
            "jittered: true", Form.Truth, (node, draft, page) => draft.Jittered = IsSaid(node, "jittered", page)),
    ];

    private static readonly string[] Alone = ["never_early", "growing", "jittered"];

    /// <summary>What may be written.</summary>
    public static Form Form { get; } = Form.AnyOf(Form.Words([.. Alone.Select(word => new Word(word))]), Form.Map("retries", () => All, least: 1));

    public static void Read(Node node, ExpectationDraft draft, Page page)
    {
        if (node is TextNode { IsNull: false } word)
        {
            draft.Retries = Word(word, page);
        }
        else if (node is MapNode { Entries.Count: > 0 })
        {
            var seen = MapReader.Read(node, "`retries`", All, draft.Retries, page);
            Check(draft.Retries, seen, page);
        }
        else
        {
            page.Error(node, $"`retries` takes {Words.Listed(Alone, "or")}, or a map such as `{{ never_early: true, at_most: 3 }}`, but this is "
                + (node is MapNode ? "an empty one." : $"{node.Kind}."));
        }
    }

    private static RetriesDraft Word(TextNode word, Page page)
    {
        if (!Alone.Contains(word.Value))
        {
            var hint = word.Number is null ? page.DidYouMean(word.Value, Alone) : $" Did you mean `{{ at_most: {word.Shown} }}`?";
            page.Error(word, $"`retries` takes {Words.Listed(Alone, "or")}, or a map such as `{{ at_most: 3 }}`, but this is {word.Kind}.{hint}");
        }

        return new RetriesDraft { NeverEarly = word.Value == "never_early", Growing = word.Value == "growing", Jittered = word.Value == "jittered" };
    }

    private static void Check(RetriesDraft draft, Seen seen, Page page)
    {
        if (draft.Most == 0 && (draft.NeverEarly || draft.Growing || draft.Jittered))
        {
            var other = Alone.First(seen.Has);
            page.Error(seen.At(other), $"Where nothing is tried again, no retry can be `{other}`. Keep `at_most: 0` alone.");
        }
        else if (draft.Growing && draft.Most < ExpectedRetries.FewestGrowing)
        {
            page.Error(seen.At("growing"), $"Whether waits grow shows in {ExpectedRetries.FewestGrowing} retries or more. Allow as many, or leave `growing` out.");
        }
    }

    private static bool IsSaid(Node node, string key, Page page)
    {
        var truth = Scalars.Truth(node, key, page);
        if (truth == false)
        {
            page.Error(node, $"`{key}: false` expects nothing. Leave it out, or write `{key}: true`.");
        }

        return truth == true;
    }
}
