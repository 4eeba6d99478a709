using System.Text.Json;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Finds matchers of one place that nothing can meet together. Silent where unsure.</summary>
internal static class ConditionCheck
{
    public static void Check(ConditionDraft draft, Seen seen, Page page)
    {
        if (draft.Exists == false && (draft.Tests.Count > 0 || draft.Range is not null))
        {
            page.Error(seen.At("exists"), "Nothing else can hold of what is absent. Keep `exists: false` alone, or take it out.");
        }
        else if (draft.Least > draft.Most)
        {
            page.Error(seen.At("at_most"), $"No number is at least {draft.Least} and at most {draft.Most}.");
        }
        else if (draft.Content != Content.Json || !HasStrangers(draft, seen, page))
        {
            CheckValues(draft, seen, page);
        }
    }

    private static bool HasStrangers(ConditionDraft draft, Seen seen, Page page)
    {
        List<(string Name, Kinds Kinds)> all = [.. draft.Tests.Select(each => (each.Name, each.Kinds))];
        if (draft.Range is not null)
        {
            all.Add((draft.Least is null ? "at_most" : "at_least", Kinds.Number));
        }

        foreach (var (name, kinds) in all)
        {
            if (all.Find(other => (other.Kinds & kinds) == Kinds.None).Name is { } other)
            {
                page.Error(seen.At(other), $"`{name}` is of {Said(kinds)}, `{other}` of {Said(all.Find(each => each.Name == other).Kinds)}, and nothing is both. Keep one of them.");
                return true;
            }
        }

        return false;
    }

    // Of a value that is named outright it can be tried whether the other matchers hold.
    private static void CheckValues(ConditionDraft draft, Seen seen, Page page)
    {
        foreach (var (name, value, _, _) in draft.Tests.Where(each => each.Name is "equals" or "one_of"))
        {
            IReadOnlyList<Node> values = value is ListNode list ? list.Items : [value];
            List<(string Name, Test Test)> others = [.. draft.Tests.Where(each => each.Name != name).Select(each => (each.Name, each.Test))];
            if (draft.Range is { } range)
            {
                others.Add((draft.Least is null ? "at_most" : "at_least", range));
            }

            var wrong = others.Find(other => values.All(each => Fails((TextNode)each, other.Test, draft.Content)));
            if (wrong.Name is not null)
            {
                page.Error(seen.At(name), name == "equals"
                    ? $"`{((TextNode)value).Shown}` does not meet `{wrong.Name}`, so this never holds. Keep one of them."
                    : $"None of these values meets `{wrong.Name}`, so this never holds. Keep one of them.");
                return;
            }
        }
    }

    // A number in a header may be written in many ways, so nothing is known of its letters.
    private static bool Fails(TextNode value, Test test, Content content)
    {
        if (content == Content.Text && value.Number is not null)
        {
            return false;
        }

        var found = Sample(value, content);
        return !test.Holds(ref found);
    }

    private static Found Sample(TextNode value, Content content) => content switch
    {
        Content.Json => JsonTree.Read(value, new RuleDraft(new Vocabulary([]), []), new Page("", "")).Fixed is { } json ? Found.Of(JsonElement.Parse(json)) : Found.Nothing,
        Content.Bytes => Options.Sizes.TryRead(value.Value, out var size) ? Found.Of(size) : Found.Nothing,
        Content.Calls => Found.Of((long)value.Number!.Value),
        _ => Found.Of(value.Value),
    };

    private static string Said(Kinds kinds) => kinds switch
    {
        Kinds.Text => "a text",
        Kinds.Number => "a number",
        Kinds.Text | Kinds.List => "a text or a list",
        Kinds.List | Kinds.Map => "a list or a map",
        _ => "a text, a list or a map",
    };
}
