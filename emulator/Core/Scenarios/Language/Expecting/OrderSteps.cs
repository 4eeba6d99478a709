using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>Reads the steps of an <c>order</c>.</summary>
internal static class OrderSteps
{
    /// <summary>What may be written.</summary>
    public static Form Form { get; } = Form.List(Form.AnyOf(Form.Operation, Form.Map("step", () => ExpectationKeys.OfStep)), least: 2);

    public static void Read(Node node, ExpectationDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 1 } list)
        {
            page.Error(node, "`order` takes a list of two operations or more, the first to come first, but this is "
                + (node is ListNode ? $"a list of {(((ListNode)node).Items.Count == 0 ? "none" : "one")}." : $"{node.Kind}."));
            return;
        }

        var steps = new List<Scope>();
        foreach (var item in list.Items)
        {
            if (One(item, draft.Beside(), page) is { } step)
            {
                CheckPossible(step, steps, item, page);
                steps.Add(step);
            }
        }

        draft.Steps = steps;
    }

    private static Scope? One(Node item, ExpectationDraft draft, Page page)
    {
        var errors = page.Errors;
        if (item is TextNode { IsNull: false })
        {
            ExpectationKeys.ReadScope(item, "order", draft, page);
        }
        else if (item is MapNode)
        {
            MapReader.Read(item, "a step of `order`", ExpectationKeys.OfStep, draft, page);
        }
        else
        {
            page.Error(item, "A step of `order` is an operation, or a map such as `{ calls: algoreg.create_message, status: 2xx }`, "
                + $"but this is {item.Kind}.");
        }

        if (page.Errors > errors)
        {
            return null;
        }

        PathNameCheck.Check(draft.PathNames, draft.Scope.Operations, page);
        BodyPathCheck.Check(draft.BodyPaths, draft.Scope.Operations, draft.Scope.Operations.All(operation => !operation.ChangesState), page);
        return draft.Scope;
    }

    // The first call of a step would be one of the later step too, which then has had its first call already.
    private static void CheckPossible(Scope step, List<Scope> above, Node at, Page page)
    {
        if (above.Find(step.Contains) is { } first)
        {
            page.Error(at, $"`{step.Pattern}` covers all that `{first.Pattern}` covers, which stands before it, so its first call can never come later. "
                + "Say which calls are meant: `{ calls: …, when: … }`, or take it out.");
        }
    }
}
